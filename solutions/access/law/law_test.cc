// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "base/utf8.h"
#include "solutions/access/law/advice.h"
#include "solutions/access/law/clocks.h"
#include "solutions/access/law/decision.h"

namespace meretid::access {
namespace {

using namespace std::chrono;

TEST(Law, EveryGroundHasItsParagraphAndEveryLawItsGrounds) {
  for (const Ground& ground : grounds()) EXPECT_TRUE(base::has_text("access.paragraph." + base::lower(ground.code))) << ground.code;
  for (const Law law : {Law::kOfl, Law::kFvl, Law::kMol, Law::kGdpr15, Law::kOflMol, Law::kFvlMol})
    for (const GroundKind kind : {GroundKind::kPrivate, GroundKind::kBusiness}) {
      const auto code = ground_of(kind, law);
      EXPECT_NE(label_of(code), code) << code;
    }
  EXPECT_EQ(ground_of(GroundKind::kPrivate, Law::kOflMol), "OFL85.12.1");
  EXPECT_EQ(ground_of(GroundKind::kPrivate, Law::kFvlMol), "FVL12.15.1");
}

TEST(Law, SevenWorkingDaysOrAMonth) {
  const Clock clock = clock_of(Law::kOfl, 2025y / April / 11, 2025y / April / 15);
  EXPECT_EQ(clock.due, Date(2025y / April / 25));
  EXPECT_EQ(clock.left, 5);
  EXPECT_LT(clock_of(Law::kFvl, 2025y / April / 11, 2025y / May / 5).left, 0);
  EXPECT_EQ(clock_of(Law::kGdpr15, 2025y / January / 31, 2025y / January / 31).due, Date(2025y / February / 28));
}

TEST(Law, EffortIsComparedWithTheNorm) {
  EXPECT_FALSE(effort_of(20, 100, 200).beyond_norm());
  EXPECT_TRUE(effort_of(300, 600, 2000).beyond_norm());
}

bool has(const std::vector<AdviceRow>& rows, std::string_view kind) {
  for (const AdviceRow& row : rows)
    if (row.kind == kind) return true;
  return false;
}

TEST(Advice, MuchLeftOutIsWarnedOf) {
  EXPECT_TRUE(has(advice_on("d1", "Peter Hansen bor her", {{0, 12}}), "over_redaction"));
  EXPECT_FALSE(has(advice_on("d1", "Peter Hansen bor her og har gjort det længe, siger han", {{0, 12}}), "over_redaction"));
}

TEST(Advice, AgePlaceAndWorkTogetherAreAMosaicUntilOneGoes) {
  const std::string text = "Klageren er en 42-årig sognepræst fra Lillerup og kendt af alle.";
  EXPECT_TRUE(has(advice_on("d1", text, {}), "mosaic"));
  EXPECT_FALSE(has(advice_on("d1", text, {{15, 22}}), "mosaic")) << "the age is left out";
  EXPECT_FALSE(has(advice_on("d1", "Grænsen er 42 dB for enhver præst fra Lillerup.", {}), "mosaic"));
}

TEST(Advice, FactsOfAnInternalDocumentAreProposedForExtraction) {
  const std::string facts = "\nStøjen er målt til 55 dB den 19. marts ved skel. Vi bør nok give medhold.\n";
  const auto rows = advice_on("d1", "Internt notat" + facts, {});
  ASSERT_TRUE(has(rows, "extract"));
  EXPECT_FALSE(has(advice_on("d1", "Brev til borgeren" + facts, {}), "extract")) << "only what is internal is exempt as such";
}

TEST(Decision, LetterTellsEachDocumentGroundAndComplaint) {
  DecisionFacts facts;
  facts.today = 2025y / March / 14;
  facts.received = 2025y / March / 4;
  facts.applicant = "Astrid Eksempel";
  facts.law = Law::kFvl;
  facts.reviewed = true;
  const std::vector<ListedDocument> documents = {{"d1", "Brev", Given::kYes, {}, "", 1, ""}, {"d2", "Notat", Given::kPartly, {"FVL.15b.5"}, "", 2, ""},
                                                 {"d3", "Sag.zip", Given::kContainer, {}, "", 0, ""}};
  const std::string text = letters::to_text(decision_letter(facts, documents));
  for (const char* part : {"Til Astrid Eksempel", "14. marts 2025", "den 4. marts 2025", "forvaltningsloven", "Delvis", "§ 15 b, nr. 5", "Hvis du vil klage", "[indsæt journalnummer]"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  EXPECT_EQ(text.find("Sag.zip"), std::string::npos) << "what only holds others is decided by them";
  EXPECT_EQ(text.find("UDKAST"), std::string::npos);
  EXPECT_EQ(text.find("access."), std::string::npos) << "every text is there";
  facts.reviewed = false;
  EXPECT_NE(letters::to_text(decision_letter(facts, documents)).find("UDKAST"), std::string::npos);
}

TEST(Decision, ListNamesEveryDocument) {
  const std::string text = letters::to_text(act_list({}, {{"d1", "Brev", Given::kNo, {"OFL.23"}, "", 3, "d2"}}));
  for (const char* part : {"Brev", "Nej", "§ 23", "d2"}) EXPECT_NE(text.find(part), std::string::npos) << text;
}

TEST(Decision, DelayTellsDueAndExpected) {
  DecisionFacts facts;
  facts.received = 2025y / March / 4;
  facts.today = 2025y / March / 12;
  const std::string text = letters::to_text(delay_letter(facts, 2025y / March / 28));
  EXPECT_NE(text.find("13. marts 2025"), std::string::npos) << text;
  EXPECT_NE(text.find("28. marts 2025"), std::string::npos);
}

}  // namespace
}  // namespace meretid::access
