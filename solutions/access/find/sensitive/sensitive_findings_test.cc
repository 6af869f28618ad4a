// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/sensitive_findings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace meretid::access {
namespace {

std::vector<Finding> findings(const std::string& text) {
  static const Result<NameModel> model = NameModel::load();
  if (!model) throw std::runtime_error(model.error().code);
  return with_sensitive(text, find({.text = text}, *model));
}

std::string listed(const std::vector<Finding>& found) {
  std::string list;
  for (const Finding& f : found) list += std::string(to_text(f.type)) + " " + f.text + "\n";
  return list;
}

TEST(SensitiveFindings, StandAmongTheOthersInTheOrderOfTheText) {
  EXPECT_EQ(listed(findings("Birgit Ravnholt har pas nr. 204512345. Hun er i behandling for depression.")),
            "person Birgit Ravnholt\notherid 204512345\npassage Hun er i behandling for depression.\nhealth depression\n");
}

TEST(SensitiveFindings, ASentenceAboutTwoMattersIsOneFindingWithTwoReasons) {
  const auto found = findings("Hun er i behandling for depression og er tillidsrepræsentant for HK.");
  const auto passage = std::find_if(found.begin(), found.end(), [](const Finding& f) { return f.type == FindingType::kPassage; });
  ASSERT_NE(passage, found.end());
  EXPECT_EQ(passage->reasons, (std::vector<std::string>{"access.reason.passage_health", "access.reason.passage_union"}));
}

TEST(SensitiveFindings, OnlyPassagesOverlapOthersAndIdsAreUnique) {
  const auto found = findings("Mehmet Kaya (CPR 020237-5015, kundenr. 445566) er dømt for vold og får Ritalin mod ADHD. Han bor på Ahornvej 4.");
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].id, "f" + std::to_string(i + 1));
    for (std::size_t k = i + 1; k < found.size(); ++k)
      if (found[i].type != FindingType::kPassage && found[k].type != FindingType::kPassage) {
        EXPECT_LE(found[i].end, found[k].start);
      }
  }
}

TEST(SensitiveFindings, ADoubtfulNameGivesWayToAnIllnessOrAMedicineAndASureOneDoesNot) {
  const std::string text = "Sertralin og Parkinson. Hun tager Sertralin.";
  Finding doubtful;
  doubtful.start = 0, doubtful.end = 9, doubtful.text = "Sertralin", doubtful.type = FindingType::kPerson, doubtful.confidence = 0.4;
  Finding sure = doubtful;
  sure.start = 13, sure.end = 22, sure.text = "Parkinson", sure.confidence = 0.95;
  EXPECT_EQ(listed(with_sensitive(text, {doubtful, sure}, Sensitive())), "person Parkinson\n");
}

TEST(SensitiveFindings, ATextAboutNobodyHasNone) { EXPECT_EQ(listed(findings("Depression er en sygdom. Foreningen har 12 medlemmer.")), ""); }

}  // namespace
}  // namespace meretid::access
