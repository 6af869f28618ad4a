// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/proposal.h"

namespace meretid::access {

constexpr std::size_t kNumbersPerWord = 7;

std::vector<parse::Word> words_of(const Content& content) {
  std::vector<parse::Word> words;
  words.reserve(content.words.size() / kNumbersPerWord);
  for (std::size_t i = 0; i + kNumbersPerWord <= content.words.size(); i += kNumbersPerWord) {
    const double* w = &content.words[i];
    words.push_back({static_cast<std::int64_t>(w[0]), static_cast<std::int64_t>(w[1]), static_cast<std::int32_t>(w[2]),
                     {w[3], w[4], w[5], w[6]}});
  }
  return words;
}

Content content_of(std::string text, const std::vector<parse::Word>& words) {
  Content content{std::move(text), {}};
  content.words.reserve(words.size() * kNumbersPerWord);
  for (const parse::Word& w : words)
    for (const double number : {static_cast<double>(w.start), static_cast<double>(w.end), static_cast<double>(w.page),
                                w.box.left, w.box.top, w.box.right, w.box.bottom})
      content.words.push_back(number);
  return content;
}

}  // namespace meretid::access
