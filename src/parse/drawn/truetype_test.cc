// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/truetype.h"

#include <gtest/gtest.h>

#include "parse/drawn/made_truetype.h"

namespace meretid::parse::drawn {
namespace {

// Glyphs 1..4 for the codes 1..4, as wide as 400, 500, 600, 700; glyph 5 is composed of 2.
const std::string kProgram = made_truetype({400, 500, 600, 700}, 2);

TEST(TrueType, CodesLeadToGlyphs) {
  const auto font = TrueType::read(kProgram);
  ASSERT_TRUE(font.has_value());
  EXPECT_EQ(font->glyphs(), 6);
  EXPECT_EQ(font->glyph_of_code(3), 3);
  EXPECT_EQ(font->glyph_of_code(9), 0);
}

TEST(TrueType, LettersLeadToGlyphs) {
  const std::string program = made_truetype({400, 500, 600}, 0, "Rav");
  EXPECT_EQ(TrueType::read(program)->glyph_of_letter(U'a'), 2);
  EXPECT_EQ(TrueType::read(program)->glyph_of_letter(U'b'), 0);
  EXPECT_EQ(TrueType::read(program)->glyph_of_letter(U'\U0001F600'), 0);
}

TEST(TrueType, OnlyTheGlyphsAskedForStayInTheirNewOrder) {
  const auto font = TrueType::read(kProgram);
  const auto fresh = font->only({3, 1}, {{65, 1}, {66, 2}});
  ASSERT_TRUE(fresh.has_value());
  EXPECT_EQ(fresh->find("Ravnsborg"), std::string::npos);  // the table of names
  const auto read = TrueType::read(*fresh);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->glyphs(), 3);
  EXPECT_EQ(read->glyph_of_code(65), 1);
  EXPECT_EQ(read->glyph_of_code(66), 2);
  EXPECT_EQ(read->glyph_of_code(1), 0);
  EXPECT_EQ(read->advance(1), 600);
  EXPECT_EQ(read->advance(2), 400);
}

TEST(TrueType, PartsOfComposedGlyphsComeAlong) {
  const auto font = TrueType::read(kProgram);
  const auto fresh = font->only({5}, {});
  ASSERT_TRUE(fresh.has_value());
  const auto read = TrueType::read(*fresh);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->glyphs(), 3);
  EXPECT_EQ(read->advance(2), 500);
  EXPECT_FALSE(read->has_codes());
}

TEST(TrueType, OneOutlineForManyGlyphsDoesNotGrowWithoutEnd) {
  const std::string program = made_truetype({400}, 0);
  const auto font = TrueType::read(program);
  EXPECT_FALSE(font->only(std::vector<std::uint16_t>(60'000, 1), {}).has_value());
}

TEST(TrueType, RubbishIsNoFontAndBrokenOnesEnd) {
  EXPECT_FALSE(TrueType::read("").has_value());
  EXPECT_FALSE(TrueType::read("OTTO and nothing else").has_value());
  for (std::size_t size = 0; size < kProgram.size(); size += 3) {
    if (const auto font = TrueType::read(std::string_view(kProgram).substr(0, size))) font->only({1, 5, 60'000}, {{65, 1}});
  }
  for (std::size_t at = 12; at < kProgram.size(); ++at) {
    std::string broken = kProgram;
    broken[at] = static_cast<char>(broken[at] ^ 0xFF);
    if (const auto font = TrueType::read(broken)) font->only({1, 2, 3, 4, 5}, {{65, 1}});
  }
}

}  // namespace
}  // namespace meretid::parse::drawn
