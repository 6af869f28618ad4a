// SPDX-License-Identifier: EUPL-1.2
#include "parse/ocr_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

// level page block paragraph line word left top width height confidence text
constexpr std::size_t kColumns = 12;
constexpr double kWordLevel = 5;

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::vector<LooseWord> read_ocr_table(std::string_view table) {
  std::vector<LooseWord> words;
  std::array<double, 3> line_before{};
  for (std::size_t at = 0; at < table.size();) {
    const auto end = std::min(table.find('\n', at), table.size());
    const auto row = table.substr(at, end - at);
    at = end + 1;
    std::array<std::string_view, kColumns> cells{};
    std::size_t cell = 0, from = 0;
    for (; cell + 1 < kColumns && from <= row.size(); ++cell) {
      const auto tab = std::min(row.find('\t', from), row.size());
      cells[cell] = row.substr(from, tab - from);
      from = tab + 1;
    }
    if (cell + 1 < kColumns || from > row.size()) continue;
    cells[kColumns - 1] = row.substr(from);
    if (number(cells[0]) != kWordLevel) continue;
    LooseWord word{.text = base::repair(cells[11]), .page = 0};
    if (word.text.find_first_not_of(" \t\r") == word.text.npos) continue;
    const double left = number(cells[6]), top = number(cells[7]);
    word.box = {left, top, left + number(cells[8]), top + number(cells[9])};
    const std::array line = {number(cells[2]), number(cells[3]), number(cells[4])};
    if (!words.empty() && line != line_before) words.back().ends_line = true;
    line_before = line;
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace meretid::parse
