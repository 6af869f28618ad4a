// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/shown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "solutions/access/propose/finding_rows.h"

namespace meretid::access {
namespace {

using testing::HasSubstr;
using testing::Not;

Proposal proposal() {
  Finding finding;
  finding.text = "020237-5015";
  finding.type = FindingType::kCpr;
  finding.end = 11;
  finding.reasons = {"access.reason.cpr_date", "access.reason.label"};
  Proposal made;
  made.findings = rows_of({finding}, finding.text);
  tell(made.findings[0], {"access.reason.always", {{"why", "kodenavn"}}});
  DocumentRow document;
  document.findings_about_reading.push_back(reading_row(Error("parse.encrypted", Kind::kBadInput, {}, "brev.pdf")));
  document.findings_about_reading.push_back({"parse.truncated", "Filen er skåret over: …", "a.pdf"});
  made.documents.push_back(document);
  return made;
}

TEST(Shown, SentencesAreInTheLanguageOfWhoeverReads) {
  const Proposal kept = proposal();
  EXPECT_THAT(kept.findings[0].reason, HasSubstr("Står på listen over det, der altid overstreges: kodenavn."));
  const Proposal danish = shown(kept, base::Language::kDanish), english = shown(kept, base::Language::kEnglish);
  EXPECT_EQ(danish.findings[0].reason, kept.findings[0].reason);
  EXPECT_THAT(english.findings[0].reason, HasSubstr("Is on the list of what is always struck: kodenavn."));
  EXPECT_THAT(english.findings[0].reason, Not(HasSubstr("Gyldig dato")));
  EXPECT_TRUE(english.findings[0].why.empty());
  EXPECT_EQ(danish.documents[0].findings_about_reading[0].detail, kept.documents[0].findings_about_reading[0].detail);
  EXPECT_NE(english.documents[0].findings_about_reading[0].detail, kept.documents[0].findings_about_reading[0].detail);
}

TEST(Shown, AnOlderProposalKeepsItsSentences) {
  Proposal old = proposal();
  old.findings[0].why.clear();
  const Proposal english = shown(old, base::Language::kEnglish);
  EXPECT_EQ(english.findings[0].reason, old.findings[0].reason);
  EXPECT_THAT(english.documents[0].findings_about_reading[1].detail, HasSubstr("Filen er skåret over")) << "nothing fills the other sentence";
}

TEST(Shown, EveryReasonIsThereInBothLanguages) {
  for (const std::string_view key : base::text_keys()) {
    if (!key.starts_with("access.reason.")) continue;
    EXPECT_NE(base::text(key, base::Language::kDanish), base::text(key, base::Language::kEnglish)) << key;
  }
}

}  // namespace
}  // namespace meretid::access
