// SPDX-License-Identifier: EUPL-1.2
// How running Danish text writes its words: small, or with a capital letter where no sentence begins. "Forvaltning" at the head of a
// line is then known for a usual word, though no list of names says so. Not thread-safe. Linear in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace meretid::access {

class Usage {
 public:
  void read(std::string_view utf8);
  /// Words in lower case with kKnownSmall or kKnownCapital, in order; those that are written both ways are left out.
  std::vector<std::pair<std::u32string, std::uint16_t>> words() const;

 private:
  struct Count { std::uint32_t small = 0, capital = 0; };
  std::unordered_map<std::u32string, Count> counts_;
};

}  // namespace meretid::access
