// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/compounds.h"

#include <algorithm>
#include <vector>

namespace meretid::retrieval {

std::optional<Parts> split(std::string_view word, const Occurrences& occurrences) {
  constexpr std::size_t kShortest = 9, kPart = 4;
  constexpr std::uint32_t kTwice = 2;
  std::vector<std::size_t> letters;  // where each begins
  for (std::size_t i = 0; i < word.size(); ++i)
    if ((static_cast<unsigned char>(word[i]) & 0xC0) != 0x80) letters.push_back(i);
  if (letters.size() < kShortest) return std::nullopt;
  std::optional<Parts> best;
  std::uint32_t best_count = 0;
  for (std::size_t cut = kPart; cut + kPart <= letters.size(); ++cut) {
    const std::string_view tail = word.substr(letters[cut]);
    const std::uint32_t tails = occurrences(tail);
    if (tails < kTwice || tails <= best_count) continue;
    std::string_view head = word.substr(0, letters[cut]);
    std::uint32_t heads = occurrences(head);
    if (heads < kTwice && cut > kPart && (head.back() == 's' || head.back() == 'e')) {
      head.remove_suffix(1);
      heads = occurrences(head);
    }
    if (heads < kTwice || std::min(heads, tails) <= best_count) continue;
    best_count = std::min(heads, tails);
    best = {std::string(head), std::string(tail)};
  }
  return best;
}

}  // namespace meretid::retrieval
