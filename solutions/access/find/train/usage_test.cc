// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/train/usage.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "solutions/access/find/known_phrases.h"

namespace meretid::access {
namespace {

std::uint16_t of(const std::vector<std::pair<std::u32string, std::uint16_t>>& words, std::u32string_view word) {
  for (const auto& [written, bits] : words)
    if (written == word) return bits;
  return 0;
}

// A capital counts only where no sentence, line or cell begins.
TEST(Usage, TellsUsualWordsFromNamesByHowTheyAreWritten) {
  Usage usage;
  usage.read("Forvaltning er et ord, og forvaltning er små bogstaver. Sagen mod Rasmussen, Rasmussen igen.\n\n\nKrogh\n\n\nEn jensen så Jensen.");
  const auto words = usage.words();
  EXPECT_EQ(of(words, U"forvaltning"), kKnownSmall);
  EXPECT_EQ(of(words, U"rasmussen"), kKnownCapital);
  EXPECT_EQ(of(words, U"krogh"), 0) << "alone in its line it says nothing";
  EXPECT_EQ(of(words, U"jensen"), 0) << "written both ways";
  EXPECT_TRUE(std::is_sorted(words.begin(), words.end()));
}

}  // namespace
}  // namespace meretid::access
