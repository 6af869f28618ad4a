// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/copies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace meretid::access {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kFirst =
    "Kære kommune\nJeg vil gerne klage over støjen fra havnen, som holder os vågne hver nat hele ugen, også i weekenden.\nVenlig hilsen\nAnne Eksempel\n";
const std::string kReply = "Kære Anne Eksempel\nTak for din henvendelse, som er sendt videre til Bo Prøve i afdelingen for miljø og natur.\nMvh Kommunen\n";
const std::string kHead = "\nFra: Anne Eksempel\nSendt: 3. maj 2024\nTil: Kommunen\nEmne: Støj\n\n";

// A case of these texts, in which two names are found wherever they stand.
struct Case {
  Proposal proposal;
  std::vector<std::string> texts;
  explicit Case(std::vector<std::string> given) : texts(std::move(given)) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      DocumentRow document;
      document.id = "d" + std::to_string(i + 1);
      const base::OffsetIndex offsets(texts[i]);
      int number = 0;
      for (const std::string name : {"Anne Eksempel", "Bo Prøve"})
        for (std::size_t at = texts[i].find(name); at != std::string::npos; at = texts[i].find(name, at + 1)) {
          FindingRow finding;
          finding.id = document.id + "-f" + std::to_string(++number);
          finding.document = document.id;
          finding.start = offsets.code_point_of(at);
          finding.end = finding.start + base::length(name);
          finding.text = name;
          finding.type = "person";
          finding.entity = "person:" + name;
          finding.proposed = true;
          proposal.findings.push_back(std::move(finding));
        }
      proposal.documents.push_back(std::move(document));
    }
  }
  void tie() { tie_copies(proposal, texts); }
  std::string same_as(const std::string& id) const {
    for (const FindingRow& finding : proposal.findings)
      if (finding.id == id) return finding.same_as;
    return "no such finding";
  }
};

TEST(Tie, ACopyFollowsItsOriginal) {
  Case c({kFirst, kReply, kFirst + "  \n", ""});
  c.tie();
  EXPECT_EQ(c.proposal.documents[2].duplicate_of, "d1");
  EXPECT_EQ(c.proposal.documents[2].duplicate_share, 1);
  EXPECT_EQ(c.same_as("d3-f1"), "d1-f1");
  EXPECT_EQ(c.same_as("d1-f1"), "");
  EXPECT_EQ(c.same_as("d2-f1"), "") << "the same person in another document is another finding";
  EXPECT_EQ(c.proposal.documents[3].duplicate_of, "");
}

TEST(Tie, AQuoteFollowsTheMailThatItIsTakenFrom) {
  Case c({kReply + kHead + kFirst, kFirst});  // the answer lies in front of what it answers
  c.tie();
  EXPECT_THAT(c.proposal.documents[0].quotes, ElementsAre("d2"));
  EXPECT_EQ(c.proposal.documents[0].duplicate_of, "");
  EXPECT_EQ(c.same_as("d1-f1"), "") << "in the answer's own words";
  EXPECT_EQ(c.same_as("d1-f2"), "d2-f1") << "in the head of the quote";
  EXPECT_EQ(c.same_as("d1-f3"), "d2-f1");
  EXPECT_EQ(c.same_as("d2-f1"), "");
}

TEST(Tie, ACopyOfAQuoteLeadsToTheFirstMail) {
  Case c({kFirst, kReply + kHead + kFirst, kReply + kHead + kFirst});
  c.tie();
  EXPECT_EQ(c.proposal.documents[2].duplicate_of, "d2");
  for (const FindingRow& finding : c.proposal.findings) {
    if (finding.same_as.empty()) continue;
    EXPECT_EQ(c.same_as(finding.same_as), "") << finding.id << " leads on from " << finding.same_as;
  }
  EXPECT_EQ(c.same_as("d3-f1"), "d2-f1");
  EXPECT_EQ(c.same_as("d3-f3"), "d1-f1");
}

TEST(Tie, MailsThatQuoteEachOtherMakeNoRing) {
  Case c({kReply + kHead + kFirst, kFirst + kHead + kReply});
  c.tie();
  EXPECT_THAT(c.proposal.documents[0].quotes, ElementsAre("d2"));
  EXPECT_THAT(c.proposal.documents[1].quotes, ElementsAre("d1"));
  for (const FindingRow& finding : c.proposal.findings)
    EXPECT_TRUE(finding.same_as.empty() || c.same_as(finding.same_as).empty()) << finding.id;
}

TEST(Tie, WhatIsProposedOfOneIsProposedOfAll) {
  Case c({kFirst, kFirst});
  c.proposal.findings[0].proposed = false;
  c.tie();
  EXPECT_TRUE(c.proposal.findings[0].proposed);
  Case hidden({kFirst, kFirst});
  hidden.proposal.documents[1].hidden = true;
  hidden.proposal.findings[1].proposed = false;
  hidden.tie();
  EXPECT_FALSE(hidden.proposal.findings[1].proposed) << "what a file hides is not given";
  EXPECT_EQ(hidden.same_as("d2-f1"), "");
  Case none({});
  none.tie();
  EXPECT_THAT(none.proposal.documents, IsEmpty());
}

}  // namespace
}  // namespace meretid::access
