// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/phrase_list.h"

#include <algorithm>
#include <stdexcept>

#include "base/embedded.h"
#include "base/utf8.h"

namespace meretid::access {

PhraseList::PhraseList(std::string_view embedded) {
  const auto built_in = base::embedded(embedded);
  if (!built_in) throw std::logic_error("no built-in list " + std::string(embedded));  // a slip of the program, not of its input
  const std::string_view file = *built_in;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    std::string_view line = file.substr(at, end - at);
    at = end + 1;
    if (line.starts_with('#')) continue;
    while (!line.empty()) {
      const std::size_t comma = std::min(line.find(','), line.size());
      std::string_view phrase = line.substr(0, comma);
      while (phrase.starts_with(' ')) phrase.remove_prefix(1);
      while (phrase.ends_with(' ')) phrase.remove_suffix(1);
      if (!phrase.empty()) longest_ = std::max(longest_, phrases_.insert(base::decode(base::lower(phrase))).first->size());
      line.remove_prefix(std::min(comma + 1, line.size()));
    }
  }
}

bool PhraseList::ends(std::u32string_view word) const {
  constexpr std::size_t kLongestWord = 80, kShortestEnding = 4, kBefore = 2;  // "selv" is not "-elv"
  if (word.size() > kLongestWord) return false;
  if (has(word)) return true;
  for (std::size_t from = kBefore; from + kShortestEnding <= word.size(); ++from)
    if (has(word.substr(from))) return true;
  return false;
}

}  // namespace meretid::access
