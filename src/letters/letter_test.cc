// SPDX-License-Identifier: EUPL-1.2
#include "letters/letter.h"

#include <gtest/gtest.h>

namespace meretid::letters {
namespace {

TEST(Letter, TextBecomesHeadingsParagraphsAndBullets) {
  Letter letter;
  add_text(letter, "# Overskrift\nFørste afsnit\ngår videre.\n\n- et\n- to\n\nSlut");
  ASSERT_EQ(letter.blocks.size(), 5U);
  EXPECT_EQ(std::get<Paragraph>(letter.blocks[0]).style, Style::kHeading);
  EXPECT_EQ(std::get<Paragraph>(letter.blocks[1]).text, "Første afsnit\ngår videre.");
  EXPECT_EQ(std::get<Paragraph>(letter.blocks[3]).text, "to");
  EXPECT_EQ(to_text(letter), "Overskrift\n\nFørste afsnit\ngår videre.\n\n- et\n- to\nSlut\n\n");
}

TEST(Letter, TheDocumentIsAZipAndTheSameEachTime) {
  Letter letter{"Brev", {Paragraph{Style::kTitle, "A < B & [udfyld]"}, Table{{"x", "y"}, {0.4, 0.6}, {{"1"}}}}, true};
  const auto docx = to_docx(letter);
  ASSERT_TRUE(docx);
  EXPECT_TRUE(docx->starts_with("PK"));
  EXPECT_EQ(*docx, *to_docx(letter));
}

}  // namespace
}  // namespace meretid::letters
