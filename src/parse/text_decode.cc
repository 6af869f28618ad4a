// SPDX-License-Identifier: EUPL-1.2
#include "parse/text_decode.h"

#include <algorithm>

#include "base/catalogue.h"
#include "base/utf8.h"

namespace meretid::parse {
namespace {

/// How much of it is the pattern "letter, zero" of UTF-16 in Latin script. 0: none, 1: little-endian, 2: big-endian.
int utf16_by_zeros(std::string_view bytes) {
  if (bytes.size() < 2) return 0;
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == 0) ++(i % 2 == 0 ? even : odd);
  const std::size_t pairs = bytes.size() / 2;
  if (odd * 10 > pairs * 7 && even * 20 < pairs) return 1;
  if (even * 10 > pairs * 7 && odd * 20 < pairs) return 2;
  return 0;
}

std::string byte_text(unsigned char byte) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  return std::string("0x") + kDigits[byte >> 4] + kDigits[byte & 15];
}

std::string line_of(std::string_view bytes, std::size_t at) {
  return std::to_string(1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

DecodedText from_utf16(std::string_view bytes, bool big_endian) {
  auto decoded = base::from_utf16(bytes, big_endian);
  DecodedText text{std::move(decoded.text), big_endian ? "utf-16be" : "utf-16le", {}};
  if (decoded.replaced > 0)
    text.findings.emplace_back("parse.wrong_characters", Kind::kBadInput,
                               base::Arguments{{"found", std::to_string(decoded.replaced)}, {"expected", "UTF-16"}});
  return text;
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe")) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xfe\xff")) return from_utf16(bytes.substr(2), true);
  if (const int order = utf16_by_zeros(bytes); order != 0) return from_utf16(bytes, order == 2);
  if (const auto zero = bytes.find('\0'); zero != bytes.npos)
    return fail("parse.not_text", Kind::kBadInput, {{"byte", std::to_string(zero)}});
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const auto wrong = base::first_invalid(bytes);
  if (!wrong) return DecodedText{std::string(bytes), "utf-8", {}};
  DecodedText text{base::from_windows_1252(bytes), "windows-1252", {}};
  text.findings.emplace_back(
      "parse.not_utf8", Kind::kBadInput,
      base::Arguments{{"byte", std::to_string(*wrong)},
                      {"found", byte_text(static_cast<unsigned char>(bytes[*wrong]))},
                      {"line", line_of(bytes, *wrong)}});
  return text;
}

}  // namespace meretid::parse
