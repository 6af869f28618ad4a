// SPDX-License-Identifier: EUPL-1.2
#include "danish/text.h"

#include "base/utf8.h"

namespace meretid::danish {
namespace {

char32_t fold(char32_t c) {
  if (c < 0xA0) return c == U'\r' ? U' ' : c;
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + U'0';
  switch (c) {
    case 0x00A0: case 0x2007: case 0x202F: case 0x3000: return U' ';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2043: case 0x2212:
    case 0xFE58: case 0xFE63: case 0xFF0D: return U'-';
    case 0x00AD: case 0x200B: case 0x200C: case 0x200D: case 0x2060: case 0xFEFF: return kNothing;
    case 0x2019: case 0x02BC: return U'\'';
    case 0x2028: case 0x2029: case 0x0085: return U'\n';
    default: return c >= 0x2000 && c <= 0x200A ? U' ' : c;
  }
}

}  // namespace

Text::Text(std::string_view utf8) : plain(base::decode(utf8)) {
  lower.resize(plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    plain[i] = fold(plain[i]);
    lower[i] = base::lower(plain[i]);
  }
}

}  // namespace meretid::danish
