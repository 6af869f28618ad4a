// SPDX-License-Identifier: EUPL-1.2
// How much a phrase looks like the name of a street or a town: the model's letters and the endings that Danish streets have.
// Not thread-safe: one per text.
#pragma once

#include <string>

#include "solutions/access/find/word_looks.h"

namespace meretid::access {

class PlaceLikeness {
 public:
  explicit PlaceLikeness(const learn::NgramModel& model) : looks_(model) {}
  /// Log-odds of the whole phrase, in lower case, one blank between words.
  float street(std::u32string_view phrase) const;
  float town(std::u32string_view phrase) const;
  /// Of one word: as a given name or surname, less how much it looks like a street.
  float person(std::u32string_view word) const;
  /// Ends as streets do: "-vej", "-gade", "allé" …
  static bool street_ending(std::u32string_view word);
  /// Ends in a word of landscape ("-draget", "-brynet"): a street's name more often than not where a house number follows.
  static bool landscape_ending(std::u32string_view word);
  /// How many letters that ending has; 0: none.
  static std::size_t ending_length(std::u32string_view word);

 private:
  mutable WordLooks looks_;
};

}  // namespace meretid::access
