// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "retrieval/compounds.h"
#include "retrieval/features.h"
#include "retrieval/passages.h"
#include "retrieval/ranker.h"
#include "retrieval/reasons.h"
#include "retrieval/words.h"

namespace meretid::retrieval {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> texts_of(const std::vector<Word>& words) {
  std::vector<std::string> texts;
  for (const Word& word : words) texts.push_back(word.text);
  return texts;
}
std::vector<std::string> keys_of(const std::vector<Hit>& hits) {
  std::vector<std::string> keys;
  for (const Hit& hit : hits) keys.emplace_back(hit.key);
  return keys;
}

TEST(Words, AreRunsOfLettersAndDigitsInLowerCase) {
  EXPECT_THAT(texts_of(words("Støj-måling: ÆBLE 12b, §5")), ElementsAre("støj", "måling", "æble", "12b", "5"));
  const std::string text = "»Ørsted«";
  const std::vector<Word> found = words(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text.substr(found[0].start, found[0].end - found[0].start), "Ørsted");
}

TEST(Words, SeeThroughSoftHyphensAndMarksOfTheirOwn) {
  EXPECT_THAT(texts_of(words("afgø\u00ADrelse")), ElementsAre("afgørelse"));
  EXPECT_THAT(texts_of(words("a\u030Arhus A\u030Arhus")), ElementsAre("århus", "århus"));
}

TEST(Words, TakeAnyBytes) {
  EXPECT_TRUE(words("").empty());
  EXPECT_THAT(texts_of(words("a\xFF\xFE" "b\xC3")), ElementsAre("a", "b"));
}

TEST(Passages, AreTheWholeTextInStretchesOfAPage) {
  std::string text = "Side 1\f";
  for (int i = 0; i < 1000; ++i) text += "Linje " + std::to_string(i) + "\n";
  text += std::string(9000, 'x');
  std::string joined;
  for (const std::string_view passage : passages(text)) joined += passage;
  EXPECT_EQ(joined, text);
  EXPECT_EQ(passages(text).front(), "Side 1\f");
  EXPECT_THAT(passages(text).size(), testing::AllOf(testing::Gt(3U), testing::Lt(8U)));
  EXPECT_EQ(passages("").size(), 1U);
  EXPECT_EQ(passages("Side 1\f").size(), 1U);
}

TEST(Compounds, FallApartWhereBothPartsAreWords) {
  const std::map<std::string, std::uint32_t, std::less<>> seen{{"støj", 3}, {"måling", 4}, {"kommune", 5}, {"plan", 9}, {"byg", 7}, {"ning", 8}, {"bygning", 6}};
  const Occurrences occurrences = [&](std::string_view word) { const auto found = seen.find(word); return found == seen.end() ? 0U : found->second; };
  const auto parts = split("støjmåling", occurrences);
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->head + "|" + parts->tail, "støj|måling");
  const auto joined = split("bygningsplan", occurrences);  // the "s" joins
  ASSERT_TRUE(joined);
  EXPECT_EQ(joined->head + "|" + joined->tail, "bygning|plan");
  EXPECT_FALSE(split("støjplan", occurrences)) << "eight letters";
  EXPECT_FALSE(split("bygningen", occurrences)) << "no part of three letters";
}

TEST(Stems, AreSharedByTheFormsOfAWord) {
  const Stemmer stemmer;
  EXPECT_EQ(stemmer.stem("afgørelserne"), stemmer.stem("afgørelse"));
  EXPECT_EQ(stemmer.stem("måling"), stemmer.stem("målinger"));
  EXPECT_NE(stemmer.stem("støj"), stemmer.stem("støv"));
}

TEST(Bm25, IsTheFormula) {
  Bm25 index;
  using Row = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  index.add(Row{{0, 2}, {1, 1}});
  index.add(Row{{1, 1}});
  index.add(Row{{2, 2}});
  index.finish();
  const auto best = index.best(std::vector<std::uint32_t>{0, 0, 7}, 10);
  ASSERT_EQ(best.size(), 1U);
  EXPECT_EQ(best[0].text, 0U);
  // N 3, df 1: idf ln(1 + 2.5/1.5); length 3, average 2; asked twice.
  const double idf = std::log(1 + 2.5 / 1.5), expected = 2 * idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 1.5));
  EXPECT_NEAR(best[0].score, expected, 1e-5);
}

class Ranking : public testing::Test {
 protected:
  Ranking() {
    collection_.put("a", "Kommunen har foretaget en støjmåling ved Havnegade. Måling af støj sker om natten, og støj fra havnen er målt.");
    collection_.put("b", "Byggetilladelse til carport. Naboen er hørt, og der er givet dispensation.");
    collection_.put("c", "Afgørelse om dispensation fra lokalplanen. Afgørelsen kan påklages til Planklagenævnet.");
    collection_.put("d", "Måling af radon i kælderen.");
  }
  Collection collection_;
};

TEST_F(Ranking, FindsFormsPartsAndMisspellings) {
  const Ranker ranker(collection_);
  EXPECT_EQ(ranker.search("afgørelserne", 10).at(0).key, "c");
  EXPECT_EQ(ranker.search("hvor er støjmålinger", 10).at(0).key, "a");
  EXPECT_EQ(ranker.search("dispennsation lokalplan", 10).at(0).key, "c");
  EXPECT_TRUE(ranker.search("hvem er det", 10).empty()) << "stop words tell nothing";
  EXPECT_TRUE(ranker.search("", 10).empty());
  EXPECT_TRUE(ranker.search("xyzzyq", 10).empty());
}

TEST_F(Ranking, DoesNotDependOnTheOrderOfComing) {
  Collection other;
  for (const char* key : {"d", "c", "b", "a"}) other.put(key, "noget andet");
  other.put("x", "støj støj støj");
  other.remove("x");
  other.put("d", "Måling af radon i kælderen.");
  other.put("c", "Afgørelse om dispensation fra lokalplanen. Afgørelsen kan påklages til Planklagenævnet.");
  other.put("b", "Byggetilladelse til carport. Naboen er hørt, og der er givet dispensation.");
  other.put("a", "Kommunen har foretaget en støjmåling ved Havnegade. Måling af støj sker om natten, og støj fra havnen er målt.");
  const Ranker one(collection_), two(other);
  for (const char* query : {"dispensation", "måling af støj", "nabo carport lokalplan"}) {
    const auto first = one.search(query, 10), second = two.search(query, 10);
    ASSERT_EQ(keys_of(first), keys_of(second)) << query;
    for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].score, second[i].score);
  }
  EXPECT_FALSE(other.remove("x"));
  EXPECT_EQ(other.occurrences("noget"), 0U);
}

TEST_F(Ranking, TellsWhy) {
  const Ranker ranker(collection_);
  const std::string text = "Kommunen har foretaget en støjmåling ved Havnegade. Måling af støj sker om natten, og støj fra havnen er målt.";
  const Reasons why = reasons(ranker, "støj ved havnegaden, radon", text);
  ASSERT_EQ(why.matches.size(), 2U);
  EXPECT_EQ(why.matches[0].asked, "støj");
  EXPECT_EQ(why.matches[0].likeness, Likeness::kSame);
  EXPECT_EQ(why.matches[0].times, 2U);
  EXPECT_EQ(why.matches[1].found, "Havnegade");
  EXPECT_EQ(text.substr(why.matches[1].start, 9), "Havnegade");
  EXPECT_GT(why.covered, 0.4);
  EXPECT_LT(why.covered, 0.9) << "radon is not there";
  EXPECT_EQ(reasons(ranker, "støjmålling", text).matches.at(0).likeness, Likeness::kAlike);
  EXPECT_EQ(reasons(ranker, "måling", "En støjmåling.").matches.at(0).likeness, Likeness::kPart);
}

TEST_F(Ranking, ShowsThePlaceWithMostOfIt) {
  const Ranker ranker(collection_);
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Ingenting står her. ";
  text += "Dispensation fra lokalplan 27 er givet. ";
  for (int i = 0; i < 200; ++i) text += "Æblet er rødt. ";
  const Snippet shown = snippet(ranker, "dispensation lokalplan", text, 120);
  EXPECT_THAT(shown.text, HasSubstr("Dispensation fra lokalplan 27"));
  EXPECT_LT(shown.text.size(), 260U);
  EXPECT_TRUE(shown.text.starts_with("… "));
  EXPECT_EQ(snippet(ranker, "radon", "", 100).text, "");
  EXPECT_EQ(around("ååå", 2, 4, 2).text, "ååå") << "never half a letter";
}

}  // namespace
}  // namespace meretid::retrieval
