// SPDX-License-Identifier: EUPL-1.2
// Our typesetter: every word of the text has its place on a page, and its place holds that word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "base/utf8.h"
#include "parse/pages.h"
#include "parse/released/outside_readers.h"

namespace meretid::parse {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Typesetting : public ::testing::Test {
 protected:
  Typeset set(const std::string& text) {
    auto result = typeset(sandbox_, text, "brev.txt");
    EXPECT_TRUE(result.has_value()) << result.error().code;
    return result ? std::move(*result) : Typeset();
  }
  static std::vector<std::string> pieces(const std::string& text, const Typeset& set) {
    const base::OffsetIndex index(text);
    std::vector<std::string> words;
    for (const Word& word : set.words) words.emplace_back(index.slice(word.start, word.end));
    return words;
  }
  Sandbox sandbox_;
};

TEST_F(Typesetting, OffsetsAreCodePointsOfTheText) {
  const std::string text = "Kære Åse,\r\n\r\nblåbærgrød\tkoster 5 €.\n𝔸fslag – nej\r\n";
  EXPECT_THAT(pieces(text, set(text)), ElementsAre("Kære", "Åse,", "blåbærgrød", "koster", "5", "€.", "𝔸fslag", "–", "nej"));
}

TEST_F(Typesetting, EachBoxHoldsItsWord) {
  const std::string text = "Brevet er fra Ravnsborg i Ærøskøbing.\nDer står mere på den næste linje, og den er så lang, at den må brydes over to linjer på siden.\n";
  const Typeset page = set(text);
  const auto read = testing::words(page.pdf);
  ASSERT_EQ(read.words.size(), page.words.size());
  const auto expected = pieces(text, page);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Box &ours = page.words[i].box, &theirs = read.words[i].box;
    EXPECT_EQ(read.words[i].text, expected[i]);
    EXPECT_NEAR(ours.left, theirs.left, 1.5) << expected[i];
    EXPECT_NEAR(ours.right, theirs.right, 1.5) << expected[i];
    EXPECT_LT(std::abs((ours.top + ours.bottom) - (theirs.top + theirs.bottom)) / 2, 2) << expected[i];
    EXPECT_LE(ours.right, page.pages[0].width - 40);
  }
}

TEST_F(Typesetting, LinesDoNotOverlap) {
  const std::string text = "gypsy\nÅngström\ngypsy\n";
  const Typeset page = set(text);
  ASSERT_EQ(page.words.size(), 3u);
  EXPECT_LE(page.words[0].box.bottom, page.words[1].box.top + 0.01);
  EXPECT_LE(page.words[1].box.bottom, page.words[2].box.top + 0.01);
}

TEST_F(Typesetting, AWordLongerThanALineIsSeveralPieces) {
  const std::string text = "x " + std::string(300, 'm') + " y";
  const Typeset page = set(text);
  const auto words = pieces(text, page);
  ASSERT_GT(words.size(), 3u);
  std::string joined;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) joined += words[i];
  EXPECT_EQ(joined, std::string(300, 'm'));
  for (const Word& word : page.words) EXPECT_LE(word.box.right, page.pages[0].width - 40);
}

TEST_F(Typesetting, AFormFeedBeginsAPageAndSoDoesAFullOne) {
  std::string text = "en\fto\f";
  for (int i = 0; i < 100; ++i) text += "linje " + std::to_string(i) + "\n";
  const Typeset pages = set(text);
  ASSERT_EQ(pages.pages.size(), 4u);
  ASSERT_FALSE(pages.words.empty());
  EXPECT_EQ(pages.words.front().page, 0);
  EXPECT_EQ(pages.words[1].page, 1);
  EXPECT_EQ(pages.words.back().page, 3);
  for (const Word& word : pages.words) EXPECT_LE(word.box.bottom, pages.pages[0].height - 40);
}

TEST_F(Typesetting, AParagraphMayRunOverManyPages) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "ord" + std::to_string(i) + " ";
  const Typeset pages = set(text);
  ASSERT_GT(pages.pages.size(), 2u);
  const auto words = pieces(text, pages);
  ASSERT_EQ(words.size(), 3000u);
  EXPECT_EQ(words[1500], "ord1500");
  EXPECT_EQ(words.back(), "ord2999");
}

TEST_F(Typesetting, NothingIsStillAPage) {
  const Typeset page = set("");
  EXPECT_EQ(page.pages.size(), 1u);
  EXPECT_TRUE(page.words.empty());
}

TEST_F(Typesetting, BytesThatAreNoTextDoNoHarm) {
  std::string text = "før ";
  for (int c = 1; c < 32; ++c)
    if (c != '\n' && c != '\f') text += static_cast<char>(c);
  text += std::string("\0", 1) + "\xff\xfe efter";
  const auto words = pieces(base::repair(text), set(text));
  ASSERT_FALSE(words.empty());
  EXPECT_EQ(words.front(), "før");
  EXPECT_EQ(words.back(), "efter");
}

TEST_F(Typesetting, AMegabyteOnOneLineEnds) {
  std::string text;
  while (text.size() < 1'000'000) text += "uden linjeskift ";
  const auto start = std::chrono::steady_clock::now();
  const Typeset pages = set(text);
  ASSERT_FALSE(pages.words.empty());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
  EXPECT_EQ(pages.words.size(), 2 * (text.size() / 16));
}

}  // namespace
}  // namespace meretid::parse
