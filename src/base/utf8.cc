// SPDX-License-Identifier: EUPL-1.2
#include "base/utf8.h"

#include <algorithm>
#include <cstring>

namespace meretid::base {
namespace {

constexpr std::int64_t kMarkEvery = 32;

unsigned char at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

struct Step {
  char32_t code_point;
  std::size_t bytes;  // of the sequence, or of the maximal wrong part
  bool good;
};

// Unicode Standard, table 3-7: which second bytes may follow a first byte.
Step step(std::string_view text, std::size_t i) {
  const unsigned char first = at(text, i);
  if (first < 0x80) return {first, 1, true};
  std::size_t count = 0;
  unsigned char low = 0x80, high = 0xBF;
  char32_t code_point = 0;
  if (first >= 0xC2 && first <= 0xDF) {
    count = 2;
    code_point = first & 0x1FU;
  } else if (first >= 0xE0 && first <= 0xEF) {
    count = 3;
    code_point = first & 0x0FU;
    if (first == 0xE0) low = 0xA0;   // shorter forms exist
    if (first == 0xED) high = 0x9F;  // surrogates
  } else if (first >= 0xF0 && first <= 0xF4) {
    count = 4;
    code_point = first & 0x07U;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;  // above U+10FFFF
  } else {
    return {kReplacement, 1, false};
  }
  for (std::size_t k = 1; k < count; ++k) {
    if (i + k >= text.size() || at(text, i + k) < low || at(text, i + k) > high)
      return {kReplacement, k, false};
    code_point = (code_point << 6) | (at(text, i + k) & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {code_point, count, true};
}

// How many bytes from `i` are ASCII; eight at a time, since most text is.
std::size_t ascii_run(std::string_view text, std::size_t i) {
  const std::size_t start = i;
  while (i + 8 <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    if (word & 0x8080808080808080U) break;
    i += 8;
  }
  while (i < text.size() && at(text, i) < 0x80) ++i;
  return i - start;
}

}  // namespace

std::optional<std::size_t> first_invalid(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    i += ascii_run(text, i);
    if (i == text.size()) break;
    const Step s = step(text, i);
    if (!s.good) return i;
    i += s.bytes;
  }
  return std::nullopt;
}

bool is_utf8(std::string_view text) { return !first_invalid(text); }

std::string repair(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) append(out, next(text, i));
  return out;
}

char32_t next(std::string_view text, std::size_t& byte) {
  const Step s = step(text, byte);
  byte += s.bytes;
  return s.code_point;
}

void append(std::string& text, char32_t c) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12));
    put(0x80U | ((c >> 6) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18));
    put(0x80U | ((c >> 12) & 0x3FU));
    put(0x80U | ((c >> 6) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::u32string decode(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) out += next(text, i);
  return out;
}

std::string encode(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : text) append(out, c);
  return out;
}

std::int64_t length(std::string_view text) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t run = ascii_run(text, i);
    count += static_cast<std::int64_t>(run);
    i += run;
    if (i == text.size()) break;
    i += step(text, i).bytes;
    ++count;
  }
  return count;
}

OffsetIndex::OffsetIndex(std::string_view text) : text_(text) {
  if (ascii_run(text, 0) == text.size()) {
    length_ = static_cast<std::int64_t>(text.size());
    return;
  }
  for (std::size_t i = 0; i < text.size(); ++length_) {
    if (length_ % kMarkEvery == 0) marks_.push_back(i);
    i += step(text, i).bytes;
  }
}

std::size_t OffsetIndex::byte_of(std::int64_t code_point) const {
  if (code_point <= 0) return 0;
  if (code_point >= length_) return text_.size();
  if (marks_.empty()) return static_cast<std::size_t>(code_point);
  std::size_t byte = marks_[static_cast<std::size_t>(code_point / kMarkEvery)];
  for (std::int64_t left = code_point % kMarkEvery; left > 0; --left) byte += step(text_, byte).bytes;
  return byte;
}

std::int64_t OffsetIndex::code_point_of(std::size_t byte) const {
  if (byte >= text_.size()) return length_;
  if (marks_.empty()) return static_cast<std::int64_t>(byte);
  const auto mark = std::upper_bound(marks_.begin(), marks_.end(), byte) - 1;
  std::int64_t code_point = (mark - marks_.begin()) * kMarkEvery;
  for (std::size_t i = *mark + step(text_, *mark).bytes; i <= byte; i += step(text_, i).bytes) ++code_point;
  return code_point;
}

std::string_view OffsetIndex::slice(std::int64_t start, std::int64_t end) const {
  const std::size_t from = byte_of(start), to = byte_of(end);
  return to <= from ? std::string_view{} : text_.substr(from, to - from);
}

}  // namespace meretid::base
