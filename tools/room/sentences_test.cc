// SPDX-License-Identifier: EUPL-1.2
// The golden cases (cases/NAME.in is a letter, cases/NAME.out what is found in it) and the edges they do not show.
#include "solutions/@room@/sentences.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace meretid::@room@ {
namespace {

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Sentences, EveryCaseGivesWhatItsFileSays) {
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator("solutions/@room@/cases")) {
    if (entry.path().extension() != ".in") continue;
    ++cases;
    std::filesystem::path wanted = entry.path();
    wanted.replace_extension(".out");
    std::string found;
    for (const LongSentence& one : long_sentences(content(entry.path()), 10).found)
      found += std::to_string(one.words) + '\t' + one.text + '\n';
    EXPECT_EQ(found, content(wanted)) << entry.path().filename();
  }
  EXPECT_GE(cases, 2);
}

TEST(Sentences, PlacesAreCodePoints) {
  const auto reading = long_sentences("Æ er et ord. Øen på åen er en ø.", 4);
  ASSERT_EQ(reading.found.size(), 1U);
  EXPECT_EQ(reading.found[0].start, 13);
  EXPECT_EQ(reading.found[0].end, 32);
  EXPECT_EQ(reading.found[0].text, "Øen på åen er en ø.");
  EXPECT_EQ(reading.words, 10);
}

TEST(Sentences, NothingInNothingOut) {
  EXPECT_TRUE(long_sentences("", 1).found.empty());
  EXPECT_EQ(long_sentences(" \n… ! ", 1).words, 0);
}

}  // namespace
}  // namespace meretid::@room@
