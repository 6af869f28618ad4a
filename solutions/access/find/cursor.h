// SPDX-License-Identifier: EUPL-1.2
// A place in a text that moves forward over what it recognises. Copies are cheap: try with a copy, keep it when it worked.
// Invisible signs are stepped over. Not thread-safe per object.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "danish/text.h"

namespace meretid::access {

class Cursor {
 public:
  Cursor(const danish::Text& text, std::int32_t at) : text_(text), at_(at) {}

  std::int32_t at() const { return at_; }
  char32_t now() { skip_nothing(); return text_.at(at_); }
  char32_t now_lower() { skip_nothing(); return base::lower(text_.at(at_)); }
  bool at_end() const { return at_ >= text_.size(); }

  bool eat(char32_t c) {
    if (now() != c || at_end()) return false;
    ++at_;
    return true;
  }
  bool eat_any(std::u32string_view set) {
    if (at_end() || set.find(now()) == std::u32string_view::npos) return false;
    ++at_;
    return true;
  }
  /// Blanks of one line, at most `most`; says how many.
  int blanks(int most = 4) {
    int n = 0;
    while (n < most && (now() == U' ' || now() == U'\t') && !at_end()) ++at_, ++n;
    return n;
  }
  /// Between `low` and `high` digits and no further one; else nothing and the cursor stays.
  std::string digits(int low, int high) {
    std::string found;
    const std::int32_t before = at_;
    while (danish::is_digit(now())) {
      found.push_back(static_cast<char>(text_.at(at_)));
      ++at_;
    }
    if (static_cast<int>(found.size()) >= low && static_cast<int>(found.size()) <= high) return found;
    at_ = before;
    return {};
  }
  /// A run of letters, at most `most` and no further one; empty when there is none.
  std::u32string letters(std::size_t most = 40) {
    std::u32string found;
    const std::int32_t before = at_;
    while (base::is_letter(now())) {
      found.push_back(text_.at(at_));
      ++at_;
    }
    if (found.size() <= most) return found;
    at_ = before;
    return {};
  }
  /// The word in lower case, standing here with no letter or digit behind it.
  bool word(std::u32string_view lower) {
    Cursor c = *this;
    for (const char32_t w : lower) {
      if (c.now_lower() != w) return false;
      ++c.at_;
    }
    if (!lower.empty() && base::is_letter(lower.back()) && (base::is_letter(c.now()) || danish::is_digit(c.now()))) return false;
    at_ = c.at_;
    return true;
  }
  Cursor& operator=(const Cursor& other) {
    at_ = other.at_;
    return *this;
  }
  Cursor(const Cursor&) = default;

 private:
  void skip_nothing() {
    while (at_ < text_.size() && text_.at(at_) == danish::kNothing) ++at_;
  }
  const danish::Text& text_;
  std::int32_t at_;
};

/// A plus in front of `number` that calls a country. In an address on the web, also one that is broken over lines, a plus is a
/// blank: "Navn+Navnesen+-+0101901234".
inline bool country_plus(const danish::Text& text, std::int32_t number) {
  if (text.at(number - 1) != U'+') return false;
  std::int32_t before = number - 2;
  if (text.at(before) == U'\n') return before < 1 || (text.at(before - 1) != U'+' && text.at(before - 1) != U'-');
  return text.at(before) == U' ' || text.at(before) == U'\t' || std::u32string_view(U"(:\";|,>").find(text.at(before)) != std::u32string_view::npos;
}

/// Nothing of a longer word or number touches [start, end).
inline bool stands_alone(const danish::Text& text, std::int32_t start, std::int32_t end) {
  const auto joins = [](char32_t c) { return base::is_letter(c) || danish::is_digit(c) || c == U'_' || c == U'@'; };
  return !joins(text.at(start - 1)) && !joins(text.at(end));
}

/// Alone between brackets or in a cell of a table: "(20-05-2002 7617)".
inline bool stands_enclosed(const danish::Text& text, std::int32_t start, std::int32_t end) {
  while (text.at(start - 1) == U' ') --start;
  while (text.at(end) == U' ') ++end;
  const char32_t before = text.at(start - 1), after = text.at(end);
  if (before == U'(' || before == U'[') return after == U')' || after == U']';
  return (before == U'\t' || before == U'|' || before == U';') && (after == U'\t' || after == U'|' || after == U';' || after == U'\n');
}

}  // namespace meretid::access
