// SPDX-License-Identifier: EUPL-1.2
// UTF-8 as the Unicode Standard defines it (table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF), offsets in
// code points, letters in lower case, and the two older encodings that Danish files come in.
// Pure and thread-safe; everything is linear in the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::base {

inline constexpr char32_t kReplacement = U'\uFFFD';

bool is_utf8(std::string_view text);
/// Byte offset of the first wrong byte; none when the text is UTF-8.
std::optional<std::size_t> first_invalid(std::string_view text);
/// Everything wrong becomes U+FFFD, one for each maximal wrong part.
std::string repair(std::string_view text);

/// The code point at `byte`, which moves behind it. A wrong sequence gives U+FFFD and moves at least one byte.
char32_t next(std::string_view text, std::size_t& byte);
void append(std::string& text, char32_t code_point);
std::u32string decode(std::string_view text);
std::string encode(std::u32string_view text);
std::int64_t length(std::string_view text);  ///< in code points

/// Between code points and bytes in one text, which must outlive the index. Building is linear, a look-up at most 128 bytes
/// of walking; a text of ASCII only costs nothing.
class OffsetIndex {
 public:
  explicit OffsetIndex(std::string_view text);
  std::int64_t length() const { return length_; }           ///< of the text in code points
  std::size_t byte_of(std::int64_t code_point) const;       ///< outside the text: its nearest end
  std::int64_t code_point_of(std::size_t byte) const;       ///< inside a sequence: the code point it belongs to
  /// [start, end) in code points.
  std::string_view slice(std::int64_t start, std::int64_t end) const;

 private:
  std::string_view text_;
  std::int64_t length_ = 0;
  std::vector<std::size_t> marks_;  // byte offset of every 32nd code point; empty for ASCII
};

/// Lower case of ASCII, Latin-1 and Latin Extended-A (æ ø å é ü ł …), one code point for one: offsets stay as they are.
char32_t lower(char32_t code_point);
char32_t upper(char32_t code_point);
std::string lower(std::string_view text);
bool is_letter(char32_t code_point);  ///< of the same ranges
bool is_upper(char32_t code_point);

/// As the WHATWG Encoding Standard maps it: never fails.
std::string from_windows_1252(std::string_view bytes);

struct Decoded {
  std::string text;            ///< UTF-8
  std::int64_t replaced = 0;   ///< lone surrogates and a last odd byte, each one U+FFFD
};
Decoded from_utf16(std::string_view bytes, bool big_endian);

}  // namespace meretid::base
