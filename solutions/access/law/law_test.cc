// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

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

TEST(Decision, LetterHasNoBracketsWhereEveryFactIsGiven) {
  const std::vector<std::string> grounds = {"OFL.30.1", "OFL.30.2", "OFL.33", "OFL.35", "FVL.15b.5", "DBL.22.1"};
  for (const Law law : {Law::kOfl, Law::kFvl, Law::kMol, Law::kGdpr15, Law::kOflMol, Law::kFvlMol}) {
    DecisionFacts facts;
    facts.law = law;
    facts.today = 2025y / March / 14;
    facts.reviewed = facts.partial = true;
    const std::vector<ListedDocument> documents = {{"d1", "Brev", Given::kYes, {}, "", 1, ""}, {"d2", "Notat", Given::kPartly, grounds, "", 2, ""}};
    EXPECT_NE(letters::to_text(decision_letter(facts, documents)).find("[indsæt"), std::string::npos);
    for (const std::string& asked : asked_facts(law, grounds, true)) {
      if (asked == "applicant") facts.applicant = "Astrid Eksempel";
      else if (asked == "address") facts.address = "Prøvevej 1\n9999 Eksempelby";
      else if (asked == "subject") facts.subject = "sagen om støj";
      else if (asked == "received") facts.received = 2025y / March / 4;
      else if (asked == "case_number") facts.case_number = "25-17";
      else if (asked == "authority") facts.authority = "Eksempelkommune";
      else if (asked == "department") facts.department = "Teknik og Miljø";
      else if (asked == "caseworker") facts.caseworker = "Bo Prøve";
      else if (asked == "contact") facts.contact = "12 34 56 78";
      else if (asked == "appeal") facts.appeal = "Ankestyrelsen";
      else if (asked == "complaint_address") facts.complaint_address = "post@eksempel.dk";
      else if (asked == "complaint_before") facts.complaint_before = 2025y / April / 14;
      else if (asked == "rest_by") facts.rest_by = 2025y / April / 1;
      else if (asked == "delay_reason") facts.delay_reason = "sagen er stor";
      else facts.notes[asked] = "noget vægtigt";
    }
    for (const std::string& text : {letters::to_text(decision_letter(facts, documents)), letters::to_text(delay_letter(facts, 2025y / April / 1)),
                                    letters::to_text(act_list(facts, documents))}) {
      EXPECT_EQ(text.find('['), std::string::npos) << text;
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
    }
    const std::string text = letters::to_text(decision_letter(facts, documents));
    for (const char* part : {"Til Astrid Eksempel", "Prøvevej 1", "Bo Prøve", "Teknik og Miljø", "1. april 2025", "noget vægtigt", "1 dokument får du"})
      EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
}

TEST(Decision, AsksForWhatTheGroundsLeaveOpen) {
  const auto asked = asked_facts(Law::kOfl, {"OFL.30.1", "OFL.33"}, false);
  for (const char* fact : {"applicant", "appeal", "OFL.33.number", "OFL.33.interest", "OFL.33.why"})
    EXPECT_NE(std::find(asked.begin(), asked.end(), fact), asked.end()) << fact;
  for (const char* fact : {"OFL.30.1.why", "complaint_before", "rest_by"}) EXPECT_EQ(std::find(asked.begin(), asked.end(), fact), asked.end()) << fact;
  EXPECT_EQ(std::count(asked.begin(), asked.end(), "OFL.33.why"), 1);
}

TEST(Decision, ListNamesEveryDocument) {
  const std::string text = letters::to_text(act_list({}, {{"d1", "Brev", Given::kNo, {"OFL.23"}, "", 3, "d2"}}));
  for (const char* part : {"Brev", "Nej", "§ 23", "d2", "1 dokument."}) EXPECT_NE(text.find(part), std::string::npos) << text;
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
