// SPDX-License-Identifier: EUPL-1.2
// The sentences of a Danish text that have more words than a reader keeps in mind. Pure and thread-safe; linear in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::@room@ {

struct LongSentence {
  std::int64_t start = 0, end = 0;  ///< code points of the text, end exclusive
  std::string text;
  std::int32_t words = 0;
};

struct Reading {
  std::int64_t words = 0;  ///< of the whole text; numbers count as words
  std::vector<LongSentence> found;
};

/// The sentences of more than `most_words` words, in the order of the text.
Reading long_sentences(std::string_view text, std::int32_t most_words);

}  // namespace meretid::@room@
