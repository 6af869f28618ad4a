// SPDX-License-Identifier: EUPL-1.2
#include "danish/tokens.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace meretid::danish {
namespace {

std::vector<std::string> cut(std::string_view utf8) {
  const Text text(utf8);
  std::vector<std::string> words;
  for (const Token& t : tokens(text)) {
    std::string word = t.sentence_start ? "|" : "";
    word += base::encode(std::u32string_view(text.plain).substr(t.start, t.end - t.start));
    words.push_back(word);
  }
  return words;
}

using List = std::vector<std::string>;

TEST(Tokens, ShorteningsInitialsAndHyphensStayWhole) {
  EXPECT_EQ(cut("Ring kl. 8 til H. Jensen, f.eks. i SID-huset."),
            (List{"|Ring", "kl.", "8", "til", "H.", "Jensen", ",", "f.eks.", "i", "SID-huset", "."}));
}

TEST(Tokens, SentencesBeginAfterMarksAndShortLines) {
  EXPECT_EQ(cut("Det er sket. Nu svarer vi! ja"), (List{"|Det", "er", "sket", ".", "|Nu", "svarer", "vi", "!", "ja"}));
  EXPECT_EQ(cut("Navn: Bo\nBy: Ry"), (List{"|Navn", ":", "Bo", "|By", ":", "Ry"}));
}

TEST(Tokens, ALongLineGoesOnInTheNext) {
  const auto words = cut("Dette er en lang linje i et brev, der er brudt midt i Peter\nHansens navn.");
  EXPECT_EQ(words[words.size() - 3], "Hansens");
}

TEST(Text, FoldsWithoutMovingPlaces) {
  const Text text("\u00A0a\u2013b\u00AD\uFF11");
  EXPECT_EQ(text.plain, U" a-b\u00AD1");
}

}  // namespace
}  // namespace meretid::danish
