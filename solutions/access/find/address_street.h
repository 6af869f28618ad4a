// SPDX-License-Identifier: EUPL-1.2
// The name of a street in front of a house number or a post code: by the list of Danish streets, by endings ("-vej", "Ved Åen") and by how
// much its words look like a street's rather than a person's. Pure; not thread-safe (PlaceLikeness).
#pragma once

#include <optional>

#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/place_likeness.h"
#include "solutions/access/find/reading.h"

namespace meretid::access {

struct Street {
  enum class Listed { kNo, kWord, kPhrase };
  std::int32_t start = 0;         ///< where it ends if there is none
  float likeness = -9;            ///< log-odds
  bool ending = false;            ///< "-vej", "Ved Åen"
  bool landscape = false;         ///< "-draget", of a word that is no surname
  bool usual = false;             ///< running text writes that word small: "Driften", "Planen"
  Listed listed = Listed::kNo;    ///< a street of that name is known; one word may be many things
};

class Streets {
 public:
  Streets(const Reading& reading, const PlaceLikeness& places, const KnownPhrases& known)
      : r_(reading), t_(reading.text()), places_(places), known_(known) {}

  /// The best words that end right before `place`.
  /// Bits of Known for a phrase in lower case.
  std::uint16_t known(std::u32string_view phrase) const { return known_.of(phrase); }
  Street before(std::int32_t place) const;

 private:
  Street by_shape(std::int32_t place) const;
  std::optional<Street> by_list(std::int32_t place) const;
  bool abbreviated(std::size_t i) const;
  bool named_after(std::u32string_view word) const;

  const Reading& r_;
  const danish::Text& t_;
  const PlaceLikeness& places_;
  const KnownPhrases& known_;
};

}  // namespace meretid::access
