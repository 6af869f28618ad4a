// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/residue.h"

#include <gtest/gtest.h>

namespace meretid::access {
namespace {

std::int64_t count(std::string_view text, std::string_view value) { return WordList(text).count(value); }

TEST(Residue, ANumberIsFoundInEveryWriting) {
  for (const char* text : {"CPR 311236-4008.", "CPR 3112364008", "CPR 311236 4008", "31 12 36 - 4008", "CPR:311236-\n4008", "x3112364008y"})
    EXPECT_EQ(count(text, "311236-4008"), 1) << text;
  EXPECT_EQ(count("CPR 311236-4007", "311236-4008"), 0);
}

TEST(Residue, ANameIsFoundAsWords) {
  EXPECT_EQ(count("Brev fra Hansen, Hansens kone og HANSEN", "Hansen"), 3);
  EXPECT_EQ(count("Peter Hansen og\nPeter  Hansen", "Peter Hansen"), 2);
  EXPECT_EQ(count("Hansengade 4", "Hansen"), 0);
  EXPECT_EQ(count("Bo bor i en bod", "Bo"), 1);
}

TEST(Residue, DanishLettersHaveBothCases) { EXPECT_EQ(count("SØLVBÆK og Ærø", "Sølvbæk"), 1); }

TEST(Residue, PunctuationIsNoLetter) {
  EXPECT_EQ(count("(astrid@posthus.example)", "astrid@posthus.example"), 1);
  EXPECT_EQ(count("Opfindervej 12, 2. tv., 9999 Eksempelby", "Opfindervej 12, 2. tv., 9999 Eksempelby"), 1);
  EXPECT_EQ(count("...", "---"), 0);
}

TEST(Residue, WordsCountOnlyWithLettersOrDigits) { EXPECT_EQ(WordList("en - to, 3 …").size(), 3); }

TEST(Residue, AHitNamesItsWords) {
  const WordList words(std::vector<std::string>{"–", "CPR", "311236", "-", "4008.", "Peter", "Hansens"});
  ASSERT_EQ(words.count("311236-4008"), 1);
  EXPECT_EQ(words.hits("311236-4008")[0].first, 2U);
  EXPECT_EQ(words.hits("311236-4008")[0].last, 4U);
  ASSERT_EQ(words.count("Peter Hansen"), 1);
  EXPECT_EQ(words.hits("Peter Hansen")[0].last, 6U);
}

TEST(Residue, AMisreadWordIsAlmostTheSame) {
  EXPECT_TRUE(misread("hansen", "hansen"));
  EXPECT_TRUE(misread("hansen", "hanser"));
  EXPECT_TRUE(misread("bo", "b0"));
  EXPECT_FALSE(misread("hansen", "jensby"));
  EXPECT_FALSE(misread("bo", "il"));
  EXPECT_FALSE(misread("x", "hansen"));
}

}  // namespace
}  // namespace meretid::access
