// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/known_phrases.h"

#include <gtest/gtest.h>

namespace meretid::access {
namespace {

const KnownPhrases& known() {
  static const KnownPhrases phrases({{U"hans", kKnownFirst}, {U"hansen", kKnownSurname}, {U"hvide sande", kKnownTown}, {U"hansen", kKnownPlace}});
  return phrases;
}

TEST(KnownPhrases, KnowsWhatItWasGivenAndWhichWordsBeginALongerPhrase) {
  EXPECT_EQ(known().of(U"hans"), kKnownFirst);
  EXPECT_EQ(known().of(U"hansen"), kKnownSurname | kKnownPlace);
  EXPECT_EQ(known().of(U"hvide"), kKnownBegins);
  EXPECT_EQ(known().of(U"hvide sande"), kKnownTown);
  EXPECT_EQ(known().of(U"sande"), 0);
  EXPECT_EQ(KnownPhrases().of(U"hans"), 0);
}

TEST(KnownPhrases, AGenitiveIsTakenOffOnlyWhereTheWordItselfIsNotKnown) {
  EXPECT_EQ(known().of_genitive(U"hansens"), kKnownSurname | kKnownPlace);
  EXPECT_EQ(known().of_genitive(U"hansen's"), kKnownSurname | kKnownPlace);
  EXPECT_EQ(known().of_genitive(U"hans"), kKnownFirst);
  EXPECT_EQ(known().of(U"hansens"), 0);
}

TEST(KnownPhrases, IsReadAsItWasWrittenAndABrokenFileIsRefused) {
  learn::ByteWriter out;
  known().write(out);
  const std::string bytes = out.take();
  learn::ByteReader in(bytes);
  const auto read = KnownPhrases::read(in);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->of(U"hvide sande"), kKnownTown);
  learn::ByteReader cut(std::string_view(bytes).substr(0, bytes.size() - 2));
  EXPECT_EQ(KnownPhrases::read(cut).error().code, "learn.model_format");
  learn::ByteWriter unsorted;
  unsorted.put_all(std::vector<std::uint32_t>{9, 3});
  unsorted.put_all(std::vector<std::uint16_t>{1, 1});
  const std::string wrong = unsorted.take();
  learn::ByteReader other(wrong);
  EXPECT_EQ(KnownPhrases::read(other).error().code, "learn.model_format");
}

}  // namespace
}  // namespace meretid::access
