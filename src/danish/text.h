// SPDX-License-Identifier: EUPL-1.2
// A text for pattern work: code points, one for one with the original, so that places stay true.
// `plain` folds what people see as the same: every dash is '-', every space of one line ' ' (a tab stays a tab), full-width
// digits are ASCII; signs that are not seen (soft hyphen, zero width, byte order mark) are kNothing.
// Immutable after construction, thread-safe. Cost: linear, 8 bytes a code point.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace meretid::danish {

inline constexpr char32_t kNothing = U'\u00AD';

struct Text {
  explicit Text(std::string_view utf8);

  std::u32string plain;
  std::u32string lower;  ///< plain, in lower case
  std::int32_t size() const { return static_cast<std::int32_t>(plain.size()); }
  /// The code point, or '\n' outside the text.
  char32_t at(std::int64_t i) const {
    return i >= 0 && i < size() ? plain[static_cast<std::size_t>(i)] : U'\n';
  }
  std::u32string_view lower_part(std::int64_t start, std::int64_t end) const {
    return std::u32string_view(lower).substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start));
  }
};

inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

}  // namespace meretid::danish
