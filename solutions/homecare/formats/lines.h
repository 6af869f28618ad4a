// SPDX-License-Identifier: EUPL-1.2
// Text by lines and words, each line with its number for error messages; LF and CRLF alike, blank lines left out.
#pragma once

#include <cmath>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::homecare {

struct Line {
  std::size_t number = 0;
  std::vector<std::string_view> words;
  std::string where() const { return "line " + std::to_string(number); }
};

inline std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    Line line{number, {}};
    constexpr std::string_view kBlank = " \t\r\f\v";
    for (std::string_view rest = text.substr(0, end);;) {
      const std::size_t from = rest.find_first_not_of(kBlank);
      if (from == std::string_view::npos) break;
      const std::size_t to = std::min(rest.find_first_of(kBlank, from), rest.size());
      line.words.push_back(rest.substr(from, to - from));
      rest.remove_prefix(to);
    }
    if (!line.words.empty()) lines.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// A finite number; kBadInput with the field's name else.
template <class T>
Result<T> number(const Line& line, std::size_t word, const char* field) {
  const std::string_view text = word < line.words.size() ? line.words[word] : std::string_view{};
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool good = error == std::errc{} && end == text.data() + text.size();
  if constexpr (std::is_floating_point_v<T>) good = good && std::isfinite(value) && std::abs(value) < 1e8;
  if (!good) {
    return fail("homecare.input.number", Kind::kBadInput,
                {{"field", field}, {"found", std::string(text.substr(0, 40))}}, line.where());
  }
  return value;
}

}  // namespace meretid::homecare
