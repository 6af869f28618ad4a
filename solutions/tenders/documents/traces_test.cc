// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/documents/traces.h"

#include <gtest/gtest.h>

namespace meretid::tenders {
namespace {

constexpr const char* kForm = "Tilbudsgiver skal oplyse navn, adresse og CVR-nummer samt underskrive på tro og love, at alle oplysninger er rigtige og fuldstændige.";
constexpr const char* kOwnWords = "Vi har arbejdet med murværk siden farfar købte den første mørtelblander på auktion i Havrehøj en regnvejrsdag i november.";

std::vector<BidDocument> documents() {
  return {{"udbud.docx", "", std::string(kForm) + " Murværket udføres efter murværkets anvisninger. Murværket murværket.", {{"author", "Ordregiver"}}},
          {"jensen/tilbud.docx", "Jensen", std::string(kForm) + " " + kOwnWords + " Forskallingen pris er oplyst i bilaget om efterisolring.", {{"author", "Kaj Eksempel"}, {"template_name", "Normal.dotm"}, {"company", "Jensen A/S"}}},
          {"hansen/tilbud.docx", "Hansen", std::string(kForm) + " Indledning: " + kOwnWords + " Hele prisen fremgår; efterisolring er med.", {{"author", "Berit"}, {"last_author", "kaj eksempel"}, {"template_name", "Normal.dotm"}}},
          {"olsen/tilbud.docx", "Olsen", std::string(kForm) + " Efterisolering, efterisolering og efterisolering: vores tilbud bygger på egne mål. Efterisolering efterisolering efterisolering.", {{"author", "Ordregiver"}}}};
}

std::vector<Trace> of(const std::vector<Trace>& all, TraceKind kind) {
  std::vector<Trace> found;
  for (const Trace& t : all)
    if (t.kind == kind) found.push_back(t);
  return found;
}

TEST(Traces, BothDocumentsAndWhatTheyShareAreNamed) {
  const auto all = documents();
  const auto traces = traces_of(all);
  const auto authors = of(traces, TraceKind::kAuthorship);
  ASSERT_EQ(authors.size(), 1U) << "a usual template, and the buyer's own author, are no traces";
  EXPECT_EQ(sentence_of(authors[0], all, base::Language::kDanish), "jensen/tilbud.docx og hansen/tilbud.docx har samme forfatter: »Kaj Eksempel«.");
  const auto passages = of(traces, TraceKind::kPassage);
  ASSERT_EQ(passages.size(), 1U) << "the form that all fill in is the buyer's";
  EXPECT_EQ(passages[0].words, 19U);
  EXPECT_EQ(passages[0].shared, std::string(kOwnWords).substr(0, std::string(kOwnWords).size() - 1));
  const auto slips = of(traces, TraceKind::kMisspelling);
  ASSERT_EQ(slips.size(), 1U);
  EXPECT_EQ(slips[0].shared, "efterisolring");
  EXPECT_EQ(slips[0].other, "efterisolering");
  for (const Trace& t : traces)
    for (const auto language : {base::Language::kDanish, base::Language::kEnglish}) EXPECT_EQ(sentence_of(t, all, language).find("tenders."), std::string::npos);
}

TEST(Traces, ACopyIsAlikeAndOneBiddersOwnFilesAreNot) {
  auto all = documents();
  all.push_back({"berg/tilbud.docx", "Berg", all[1].text, {}});
  const auto alike = of(traces_of(all), TraceKind::kLikeness);
  ASSERT_GE(alike.size(), 1U);
  EXPECT_DOUBLE_EQ(alike[0].likeness, 1);
  for (auto& document : all)
    if (!document.bidder.empty()) document.bidder = "Jensen";
  EXPECT_TRUE(traces_of(all).empty());
}

TEST(Traces, DifferentTextsShareNothing) {
  EXPECT_TRUE(traces_of({{"a", "A", "Vi tilbyder at mure væggen for en fast pris inklusive stillads og oprydning hver dag.", {}},
                         {"b", "B", "Prisen omfatter alt arbejde efter beskrivelsen, udført af faglærte i hele perioden uden ophold.", {}}, {"c", "C", "", {}}}).empty());
}

TEST(Traces, ARepeatedTextTakesNoTime) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "samme ord igen og igen ";
  EXPECT_LE(traces_of({{"a", "A", text, {}}, {"b", "B", text, {}}}).size(), 500U);
}

}  // namespace
}  // namespace meretid::tenders
