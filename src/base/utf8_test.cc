// SPDX-License-Identifier: EUPL-1.2
#include "base/utf8.h"

#include <gtest/gtest.h>

#include "base/rng.h"

namespace meretid::base {
namespace {

TEST(Utf8, WhatTheStandardForbidsIsFound) {
  for (const char* good : {"", "abc", "æøå", "\xF0\x9F\x98\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (const char* bad : {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "abcdefgh\xFF"})
    EXPECT_FALSE(is_utf8(bad)) << bad;
  EXPECT_EQ(first_invalid("abcdefghæ\xFFz"), 10U);
}

// Unicode Standard, section 3.9, table 3-8: one replacement for each maximal part.
TEST(Utf8, RepairReplacesMaximalParts) {
  EXPECT_EQ(repair("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
            "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
}

TEST(Utf8, EveryCodePointComesBack) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append(text, c);
    std::size_t byte = 0;
    ASSERT_EQ(next(text, byte), c);
    ASSERT_EQ(byte, text.size());
  }
}

TEST(Utf8, RandomBytesNeverLeaveTheText) {
  Rng rng(1);
  for (int round = 0; round < 2000; ++round) {
    std::string text(rng.below(40), '\0');
    for (char& c : text) c = static_cast<char>(rng.below(256));
    ASSERT_TRUE(is_utf8(repair(text)));
    ASSERT_EQ(length(text), static_cast<std::int64_t>(decode(text).size()));
    ASSERT_EQ(encode(decode(text)), repair(text));
  }
}

TEST(OffsetIndex, AgreesWithCountingFromTheStart) {
  for (const std::string unit : {"a", "æb", "x\xF0\x9F\x98\x80y"}) {
    std::string text;
    for (int i = 0; i < 100; ++i) text += unit;
    const OffsetIndex index(text);
    ASSERT_EQ(index.length(), length(text));
    std::size_t byte = 0;
    for (std::int64_t i = 0; i < index.length(); ++i) {
      ASSERT_EQ(index.byte_of(i), byte);
      const std::size_t start = byte;
      next(text, byte);
      for (std::size_t b = start; b < byte; ++b) ASSERT_EQ(index.code_point_of(b), i);
    }
    EXPECT_EQ(index.byte_of(index.length()), text.size());
    EXPECT_EQ(index.byte_of(index.length() + 5), text.size());
    EXPECT_EQ(index.byte_of(-1), 0U);
    EXPECT_EQ(index.code_point_of(text.size()), index.length());
  }
}

TEST(OffsetIndex, SliceIsInCodePoints) {
  const OffsetIndex index("Åse Ærøskøbing");
  EXPECT_EQ(index.slice(4, 9), "Ærøsk");
  EXPECT_EQ(index.slice(9, 4), "");
  EXPECT_EQ(index.slice(4, 99), "Ærøskøbing");
}

TEST(Letters, LowerKeepsLengthAndKnowsDanish) {
  EXPECT_EQ(lower("ÆØÅ Én Łódź ŠŽ ÿŸ × ÷ ẞ"), "æøå én łódź šž ÿÿ × ÷ ß");
  for (char32_t c = 0; c < 0x250; ++c) {
    ASSERT_EQ(lower(lower(c)), lower(c)) << static_cast<unsigned>(c);
    if (upper(c) == c || c == 0x131) continue;
    ASSERT_EQ(lower(upper(c)), c) << static_cast<unsigned>(c);
  }
  EXPECT_TRUE(is_upper(U'Ø'));
  EXPECT_FALSE(is_upper(U'ø'));
  EXPECT_FALSE(is_letter(U'×'));
  EXPECT_FALSE(is_letter(U'5'));
}

TEST(Encodings, Windows1252) {
  EXPECT_EQ(from_windows_1252("\xE6\xF8\xE5 \x80 \x93\x94 \x81"), "æøå € “” \xC2\x81");
}

TEST(Encodings, Utf16BothWaysAndBroken) {
  EXPECT_EQ(from_utf16(std::string_view("\xE6\0\x3D\xD8\x00\xDE", 6), false).text, "æ\xF0\x9F\x98\x80");
  EXPECT_EQ(from_utf16(std::string_view("\0\xE6\xD8\x3D\xDE\x00", 6), true).text, "æ\xF0\x9F\x98\x80");
  const Decoded broken = from_utf16(std::string_view("\xD8\x3D\0a\0", 5), true);
  EXPECT_EQ(broken.text, "\uFFFDa\uFFFD");
  EXPECT_EQ(broken.replaced, 2);
}

}  // namespace
}  // namespace meretid::base
