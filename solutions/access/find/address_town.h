// SPDX-License-Identifier: EUPL-1.2
// Post code and town beside a street. Pure; not thread-safe (PlaceLikeness).
#pragma once

#include <optional>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/place_likeness.h"
#include "solutions/access/find/reading.h"

namespace meretid::access {

class Towns {
 public:
  Towns(const Reading& reading, const PlaceLikeness& places, const KnownPhrases& known)
      : r_(reading), t_(reading.text()), places_(places), known_(known) {}

  /// "8000 Aarhus C": moves the cursor behind the last word of the town.
  bool at(Cursor& c) const;
  /// Behind street, number and floor, also over a line end or with a village between. `sure_street`: it looks like one, so the town's
  /// code may be missing.
  bool behind(Cursor& c, bool sure_street) const;
  /// Where "8000 Aarhus C," begins that ends right before the street.
  std::optional<std::int32_t> before(std::int32_t street) const;

 private:
  bool words(Cursor& c) const;
  bool foreign(Cursor& c) const;
  bool listed(Cursor& c) const;
  bool small_town(Cursor& c) const;
  void with_post_town(Cursor& c) const;

  const Reading& r_;
  const danish::Text& t_;
  const PlaceLikeness& places_;
  const KnownPhrases& known_;
};

}  // namespace meretid::access
