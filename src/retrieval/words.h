// SPDX-License-Identifier: EUPL-1.2
// The words of a text as search sees them: runs of letters and digits, in lower case, with their places. A soft hyphen or a sign of
// no width inside a word is not part of it; letters written as a base letter and a mark of their own ("a" + ring) are one letter.
// Pure, linear, any bytes: what is no UTF-8 stands between words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::retrieval {

struct Word {
  std::string text;               ///< UTF-8, lower case
  std::size_t start = 0, end = 0; ///< bytes of the source
};

std::vector<Word> words(std::string_view text);

/// "og", "hvem", "blev" …: words that stand in every text and tell nothing of what it is about. Own list.
bool is_stop_word(std::string_view lower_word);

}  // namespace meretid::retrieval
