// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "parse/drawn/cmap.h"
#include "parse/drawn/glyph_names.h"
#include "parse/drawn/page_text.h"
#include "parse/drawn/standard_widths.h"

namespace meretid::parse::drawn {
namespace {

TEST(CMap, RangesCountUpAndListsAreTakenAsTheyStand) {
  const CMap map = CMap::read("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <00C6> endbfchar\n"
                              "2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0061> <00660069>] endbfrange");
  EXPECT_EQ(map.text(1), "Æ");
  EXPECT_EQ(map.text(0x12), "C");
  EXPECT_EQ(map.text(0x21), "fi");
  EXPECT_FALSE(map.text(0x13).has_value());
  const auto code = map.next(std::string_view("\x00\x12", 2), 0, 1);
  EXPECT_EQ(code.value, 0x12U);
  EXPECT_EQ(code.bytes, 2);
}

TEST(CMap, RubbishTakesAtLeastOneByteOfEveryString) {
  const CMap map = CMap::read("beginbfrange <<<>>> [ <00 endcodespacerange <zz");
  EXPECT_GE(map.next("x", 0, 2).bytes, 1);
}

TEST(GlyphNames, AreRead) {
  EXPECT_EQ(text_of_glyph("aring"), "å");
  EXPECT_EQ(text_of_glyph("Oslash.sc"), "Ø");
  EXPECT_EQ(text_of_glyph("f_i"), "fi");
  EXPECT_EQ(text_of_glyph("uni00E6"), "æ");
  EXPECT_EQ(text_of_glyph("g17"), "");
  EXPECT_EQ(text_of_byte(Encoding::kWinAnsi, 0xE6), "æ");
  EXPECT_EQ(text_of_byte(Encoding::kMacRoman, 0xBE), "æ");
  EXPECT_EQ(text_of_byte(Encoding::kStandard, 0xF1), "æ");
}

TEST(StandardWidths, AreThoseOfTheMetrics) {
  EXPECT_EQ(standard_width("Helvetica", "A"), 667);
  EXPECT_EQ(standard_width("Times-Roman", "a"), 444);
  EXPECT_EQ(standard_width("Courier-Bold", "i"), 600);
}

TEST(Content, EveryOperatorThatShowsTextIsFollowed) {
  EXPECT_EQ(text_of_content("BT /F 12 Tf 14 TL 50 200 Td (A) Tj T* [(B) -200 (C)] TJ (D) ' 1 2 (E) \" ET"), "ABCDE");
}
TEST(Content, WhatLiesUnderABoxIsHiddenAndWhatLiesOnItIsNot) {
  EXPECT_EQ(text_of_content("BT /F 12 Tf 50 200 Td (Anna) Tj ET 0 g 45 195 60 20 re f 1 g BT /F 12 Tf 50 200 Td (B) Tj ET"), "[A][n][n][a]B");
}
TEST(Content, ABoxOverHalfOfALetterLeavesItReadable) {
  EXPECT_EQ(text_of_content("BT /F 12 Tf 50 200 Td (A) Tj ET 0 g 45 195 9 20 re f"), "A");
}
TEST(Content, AnInlineImageAndBrokenOperatorsDoNotLoseTheText) {
  EXPECT_EQ(text_of_content("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI BT /F 12 Tf 50 200 Td (A) Tj ET Q Q ) [ (B) TJ"), "A");
}

TEST(Content, AnyBytesAreFollowedToTheirEnd) {
  constexpr std::string_view kParts[] = {"BT ", "ET ", "q ", "Q ", "/F 12 Tf ", "(Anna) Tj ", "[(A) -1e9 (B)] TJ ", "1 0 0 1 50 200 Tm ", "0 0 0 0 0 0 cm ", "1e8 0 0 1e8 0 0 cm ",
                                         "0 g ", "40 190 99 40 re f ", "W n ", "10 10 m 20 20 l 30 10 l h ", "f* ", "/X Do ", "BI /W 1 /H 1 ID x EI ", "/S << /ActualText (x) >> BDC ",
                                         "EMC ", "<", ")", "3 Tr ", "' ", "\" ", "sh ", "99 w S "};
  for (unsigned seed = 1; seed < 150; ++seed) {
    std::string content;
    unsigned state = seed * 2654435761U;
    for (int i = 0; i < 60; ++i) {
      state = state * 1664525U + 1013904223U;
      content += kParts[(state >> 16) % std::size(kParts)];
    }
    text_of_content(content);
  }
}

}  // namespace
}  // namespace meretid::parse::drawn
