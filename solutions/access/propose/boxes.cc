// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/boxes.h"

#include <algorithm>

namespace meretid::access {
namespace {

// On one line: their heights overlap by half of the smaller, and the second begins right of the first.
bool continues(const BoxRow& line, const parse::Word& word) {
  if (line.page != word.page || word.box.left < line.left) return false;
  const double overlap = std::min(line.bottom, word.box.bottom) - std::max(line.top, word.box.top);
  const double smaller = std::min(line.bottom - line.top, word.box.bottom - word.box.top);
  // A gap wider than three line heights is another column.
  return overlap > 0.5 * smaller && word.box.left - line.right < 3 * (line.bottom - line.top);
}

}  // namespace

WordPlaces::WordPlaces(std::vector<parse::Word> words) : words_(std::move(words)) {
  std::stable_sort(words_.begin(), words_.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
  for (const parse::Word& word : words_) longest_ = std::max(longest_, word.end - word.start);
}

std::vector<std::size_t> WordPlaces::touching(std::int64_t start, std::int64_t end) const {
  auto word = std::lower_bound(words_.begin(), words_.end(), start - longest_,
                               [](const auto& w, std::int64_t at) { return w.start < at; });
  std::vector<std::size_t> found;
  for (; word != words_.end() && word->start < end; ++word)
    if (word->end > start) found.push_back(static_cast<std::size_t>(word - words_.begin()));
  return found;
}

std::vector<BoxRow> WordPlaces::boxes(std::int64_t start, std::int64_t end) const {
  std::vector<BoxRow> lines;
  for (const std::size_t index : touching(start, end)) {
    const parse::Word& word = words_[index];
    if (!lines.empty() && continues(lines.back(), word)) {
      BoxRow& line = lines.back();
      line.right = std::max(line.right, word.box.right);
      line.top = std::min(line.top, word.box.top);
      line.bottom = std::max(line.bottom, word.box.bottom);
    } else {
      lines.push_back({word.page, word.box.left, word.box.top, word.box.right, word.box.bottom});
    }
  }
  return lines;
}

}  // namespace meretid::access
