// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "retrieval/quotes.h"
#include "retrieval/shingles.h"

namespace meretid::retrieval {
namespace {

std::string sentence(int i) {
  return "Sætning nummer " + std::to_string(i) + " handler om sag " + std::to_string(i * 7) + " og intet andet. ";
}
std::string page(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += sentence(i);
  return text;
}

TEST(Copies, AreFoundAndTheFirstIsTheOriginal) {
  std::vector<Shingles> texts;
  texts.push_back(shingles(page(0, 40)));
  texts.push_back(shingles(page(100, 140)));
  texts.push_back(shingles(page(0, 39) + "Med venlig hilsen"));
  texts.push_back(shingles(page(0, 20)));  // half of it is no copy
  texts.push_back(shingles(""));
  texts.push_back(shingles(""));
  texts.push_back(shingles(page(0, 40)));
  const auto found = copies(texts, 0.85);
  EXPECT_FALSE(found[0]);
  EXPECT_FALSE(found[1]);
  ASSERT_TRUE(found[2]);
  EXPECT_EQ(found[2]->of, 0U);
  EXPECT_GT(found[2]->share, 0.9);
  EXPECT_FALSE(found[3]);
  EXPECT_FALSE(found[4]) << "empty texts say nothing of each other";
  EXPECT_FALSE(found[5]);
  ASSERT_TRUE(found[6]);
  EXPECT_EQ(found[6]->of, 0U) << "the original that it resembles most, not a copy of it";
  EXPECT_EQ(found[6]->share, 1);
}

TEST(Copies, OfThousandsOfOneFormCostLittle) {
  // Letters of one form with a name each: none is a copy of another, and the last is the very first again.
  const std::string form = page(0, 40);
  std::vector<Shingles> texts;
  for (int i = 0; i < 2000; ++i) texts.push_back(shingles("Kære borger " + std::to_string(i) + ". " + form));
  texts.push_back(texts.front());
  std::size_t asked = 0;
  const auto found = copies(texts, 0.85, [&](std::size_t a, std::size_t b) { ++asked; return texts[a] == texts[b]; });
  for (std::size_t i = 0; i < 2000; ++i) ASSERT_FALSE(found[i]) << i;
  ASSERT_TRUE(found[2000]);
  EXPECT_EQ(found[2000]->of, 0U);
  EXPECT_LT(asked, 2000U * 1600U / 4) << "not every pair";
}

TEST(Copies, ShareIsExact) {
  const Shingles a = shingles("en to tre fire fem seks"), b = shingles("en to tre fire fem syv");
  EXPECT_DOUBLE_EQ(resemblance(a, b), 1.0 / 3);
  EXPECT_DOUBLE_EQ(contained(a, b), 0.5);
  EXPECT_EQ(shingles("kort tekst").size(), 1U);
  EXPECT_EQ(resemblance(shingles("kort tekst"), shingles("Kort, TEKST!")), 1);
  EXPECT_EQ(resemblance({}, {}), 0);
}

const std::string kFirst =
    "Kære kommune\nJeg vil gerne klage over støjen fra havnen, som holder os vågne hver nat hele ugen.\nVenlig hilsen\nAnne Eksempel\n";
const std::string kReply =
    "Kære Anne\nTak for din henvendelse. Vi måler støjen i næste uge og skriver igen bagefter.\nMvh Teknik og Miljø\n";

TEST(Quotes, OfOutlook) {
  const std::string mail = kReply + "\nFra: Anne Eksempel <anne@example.dk>\nSendt: 3. maj 2024 10:12\nTil: Teknik og Miljø\nEmne: Støj\n\n" + kFirst;
  const auto found = quotes(mail);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(mail.substr(found[0].start, 4), "Fra:");
  EXPECT_EQ(found[0].end, mail.size());
  EXPECT_EQ(mail.substr(found[0].body), "\n" + kFirst);
  const std::vector<std::string_view> texts{kFirst, kReply, mail};
  const auto sources = quoted(texts);
  ASSERT_EQ(sources.size(), 1U);
  EXPECT_EQ(sources[0].text, 2U);
  EXPECT_EQ(sources[0].source, 0U);
  EXPECT_EQ(sources[0].share, 1);
}

TEST(Quotes, WithMarksAndAnswersBetween) {
  const std::string mail =
      "Se mine svar.\n\nDen 3. maj 2024 kl. 10.12 skrev Anne Eksempel <anne@example.dk>:\n> Jeg vil gerne klage over støjen fra havnen,\n"
      "> som holder os vågne hver nat hele ugen.\n\nDet forstår vi godt.\n\n> Venlig hilsen\n> Anne Eksempel\nMvh Kommunen\n";
  const auto found = quotes(mail);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(mail.substr(found[0].start, 4), "Den ");
  EXPECT_EQ(without_marks(std::string_view(mail).substr(found[0].body, found[0].end - found[0].body)),
            " Jeg vil gerne klage over støjen fra havnen,\n som holder os vågne hver nat hele ugen.\n");
  EXPECT_EQ(mail.substr(found[1].end), "Mvh Kommunen\n");
  const auto sources = quoted(std::vector<std::string_view>{mail, kFirst});
  ASSERT_EQ(sources.size(), 1U) << "a greeting of four words is never matched";
  EXPECT_EQ(sources[0].source, 1U);
}

TEST(Quotes, OfQuotesAreOnesOfTheirOwn) {
  const std::string first_quoted = "From: Anne\nSent: Friday\nTo: Teknik\nSubject: Støj\n" + kFirst;
  const std::string mail = "Til orientering.\nFra: Teknik\nSendt: 4. maj 2024\nTil: Borgmesteren\nEmne: VS: Støj\n" + kReply + first_quoted;
  const auto found = quotes(mail);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].end, found[1].start);
  const auto sources = quoted(std::vector<std::string_view>{mail, kReply + first_quoted, kFirst});
  // The reply's own words stand in the second text, the first mail's only in the third.
  ASSERT_EQ(sources.size(), 3U);
  EXPECT_EQ(sources[0].source, 1U);
  EXPECT_EQ(sources[1].source, 2U);
  EXPECT_EQ(sources[2].text, 1U);
  EXPECT_EQ(sources[2].source, 2U);
}

TEST(Quotes, AreNotMatchedByWhatStandsUnderEveryMail) {
  const std::string disclaimer = "Denne mail kan indeholde fortrolige oplysninger, og er du ikke rette modtager, bedes du slette den.\n";
  std::vector<std::string> mails;
  for (int i = 0; i < 150; ++i) mails.push_back(sentence(i) + disclaimer);
  mails.push_back("Se her.\n\nFra: A\nSendt: i går\n\n" + disclaimer);
  mails.push_back("Og her.\n\nFra: A\nSendt: i går\n\n" + sentence(7) + disclaimer);
  const std::vector<std::string_view> texts(mails.begin(), mails.end());
  const auto sources = quoted(texts);
  ASSERT_EQ(sources.size(), 1U);
  EXPECT_EQ(sources[0].text, 151U);
  EXPECT_EQ(sources[0].source, 7U);
}

TEST(Quotes, AreNotWhereNoneIs) {
  EXPECT_TRUE(quotes("").empty());
  EXPECT_TRUE(quotes("Fra: Anne\nSendt: i går\nTil: Bo\n\nHej Bo\n").empty()) << "a mail's own head";
  EXPECT_TRUE(quotes("Han kom fra: Aarhus.\nOg rejste igen.\n").empty());
  EXPECT_TRUE(quotes("Den 3. maj 2024 skrev kommunen et brev.\n").empty());
  EXPECT_TRUE(quoted({}).empty());
}

}  // namespace
}  // namespace meretid::retrieval
