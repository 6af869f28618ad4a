// SPDX-License-Identifier: EUPL-1.2
// Names of cadastral districts (ejerlav), the second half of every land register number: "Hasle By, Hasle", "Herlufsholm Hgd.,
// Herlufsholm", "Udenbys Klædebo Kvarter, København", "Den nordlige del, Nørager", "Kolding Markjorder 3. afd.", also broken over the
// end of a line. Pure; a look reads a dozen words at most.
#pragma once

#include <string>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/reading.h"

namespace meretid::access {

struct Ejerlav {
  std::int32_t start = 0, end = 0;
  bool ended = false;  ///< by a word of land, such as "Hede"
  bool sure = false;   ///< written so that nothing else has to say what it is
  bool empty() const { return end <= start; }
};

class Ejerlavs {
 public:
  Ejerlavs(const Reading& reading, const KnownPhrases& known) : r_(reading), t_(reading.text()), known_(known) {}

  /// The name that begins at `place` with a capital.
  Ejerlav at(std::int32_t place) const;
  /// The name that ends at `end`, from as far back as it goes.
  Ejerlav before(std::int32_t end) const;
  /// "fraugde by" without capitals: of the lists alone.
  Ejerlav small(std::int32_t place) const;
  /// "Nørre Vium", "Ravnstrup By": a place of the lists with nothing that says district; `unlisted` takes a half-known one as well.
  Ejerlav listed(std::int32_t place, bool unlisted) const;
  /// A word that such names end in: "by", "overdrev", "klitplantage".
  static bool ends_name(std::u32string_view lower_word);

 private:
  Ejerlav name_at(std::int32_t place, bool parcels_behind) const;
  bool goes_on(Cursor line, bool comma) const;
  bool says_another(std::u32string_view word) const;
  bool is_somebody(Cursor behind, std::u32string_view word) const;
  bool is_sure(std::int32_t from, std::int32_t end) const;

  const Reading& r_;
  const danish::Text& t_;
  const KnownPhrases& known_;
};

}  // namespace meretid::access
