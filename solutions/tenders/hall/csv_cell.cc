// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/csv_cell.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/csv_text.h"

namespace meretid::tenders::hall {

void append_number(std::string& line, double value) {
  std::array<char, 400> text;  // the largest double has 309 digits
  const auto [end, wrong] = std::to_chars(text.data(), text.data() + text.size(), std::isfinite(value) ? value : 0.0, std::chars_format::fixed, 5);
  std::replace(text.data(), end, '.', ',');
  line.append(text.data(), end);
}

void append_cell(std::string& line, std::string_view text) {
  line += '"';
  if (base::starts_a_formula(text)) line += '\'';
  for (const char c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

}  // namespace meretid::tenders::hall
