// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace meretid::access {

// Is the word, as the reading gives it (lower case), one of a short list written in the code? Lists worth keeping are files: things.h,
// known_phrases.h. Cost: the length of the list.
template <class Words>
bool is_one_of(std::u32string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}
inline bool is_one_of(std::u32string_view word, std::initializer_list<std::u32string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace meretid::access
