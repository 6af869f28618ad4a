// SPDX-License-Identifier: EUPL-1.2
// The first half of a land register number: one to four digits and up to three letters ("12ab", "12 ab", "7-a", "7 litra b"), lists of
// them ("1a, 1b og del af 2c") and what stands between them and the name of their district ("m.fl., ejerlav"). Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "solutions/access/find/cursor.h"

namespace meretid::access {

struct Parcels {
  std::int32_t start = 0, first_end = 0, end = 0;  ///< `first_end`: of the first one's digits
  std::int32_t loose_end = 0;   ///< with those that have no letters and no word that joins them: only where a district follows
  bool lettered = false;        ///< the first one
  bool any_letters = false;
  bool unit = false;            ///< the first one's letter is a measure as well: "8 g"
  bool capitals = false;        ///< "392W"
  int more = 0;                 ///< besides the first
  std::vector<std::u32string> names;  ///< "12ab", those with letters
};

/// The parcels whose first digits are [start, end). `said`: the text speaks of the land register here.
Parcels parcels_at(const danish::Text& text, std::int32_t start, std::int32_t end, bool said);

/// Moves over ", ejerlav", " m.fl. af", " (del nr. 2)", ", begge", "\nbeliggende i" to where a district may begin; whether it crossed a line.
bool lead_to_district(Cursor& c);

/// Moves over " smst.": the district of the one before.
bool same_place(Cursor& c);

}  // namespace meretid::access
