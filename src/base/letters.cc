// SPDX-License-Identifier: EUPL-1.2
// The letters that names and places in Danish documents are made of; the rest of Unicode is left as it is.
#include "base/utf8.h"

namespace meretid::base {
namespace {

bool in(char32_t c, char32_t from, char32_t to) { return c >= from && c <= to; }

// In Latin Extended-A capital and small letter stand in pairs, except around the gaps at U+0138, U+0149 and U+0178.
bool capital_is_even(char32_t c) { return in(c, 0x100, 0x137) || in(c, 0x14A, 0x177); }
bool capital_is_odd(char32_t c) { return in(c, 0x139, 0x148) || in(c, 0x179, 0x17E); }

}  // namespace

char32_t lower(char32_t c) {
  if (in(c, U'A', U'Z')) return c + 32;
  if (c < 0xC0) return c;
  if (in(c, 0xC0, 0xDE)) return c == 0xD7 ? c : c + 32;  // U+00D7 is the multiplication sign
  if (c == 0x130) return U'i';                           // the Turkish dotted capital; one code point stays one
  if (c == 0x178) return 0xFF;
  if (capital_is_even(c)) return c | 1U;
  if (capital_is_odd(c)) return c % 2 == 1 ? c + 1 : c;
  if (c == 0x1E9E) return 0xDF;
  return c;
}

char32_t upper(char32_t c) {
  if (in(c, U'a', U'z')) return c - 32;
  if (c < 0xE0) return c;
  if (in(c, 0xE0, 0xFE)) return c == 0xF7 ? c : c - 32;  // U+00F7 is the division sign
  if (c == 0xFF) return 0x178;
  if (c == 0x131) return U'I';
  if (capital_is_even(c)) return c & ~char32_t{1};
  if (capital_is_odd(c)) return c % 2 == 0 ? c - 1 : c;
  return c;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) append(out, lower(next(text, i)));
  return out;
}

bool is_letter(char32_t c) {
  return in(c, U'a', U'z') || in(c, U'A', U'Z') || c == 0xAA || c == 0xB5 || c == 0xBA ||
         (in(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) || in(c, 0x1E00, 0x1EFF);
}

bool is_upper(char32_t c) {
  return lower(c) != c;
}

}  // namespace meretid::base
