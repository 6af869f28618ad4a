// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/matters.h"

#include <gtest/gtest.h>

namespace meretid::access {
namespace {

record::Decision decision(std::string part, record::Decided decided) {
  record::Decision row;
  row.hash = "hash of " + part;
  row.part = std::move(part);
  row.decided = decided;
  return row;
}

Proposal proposal() {
  Proposal made;
  for (const char* id : {"d1-f1", "d1-f2", "d1-f3"}) {
    FindingRow row;
    row.id = id;
    row.proposed = std::string_view(id) != "d1-f3";
    made.findings.push_back(row);
  }
  return made;
}

TEST(SecondReaderOfARelease, ReadsWhatGoesOutAndWhatHasNoProposal) {
  using record::Decided;
  const Proposal p = proposal();
  EXPECT_TRUE(matters(p, decision("d1-f1", Decided::kReject))) << "text that is given out";
  EXPECT_FALSE(matters(p, decision("d1-f1", Decided::kApprove)));
  EXPECT_FALSE(matters(p, decision("d1-f1", Decided::kAmend)));
  EXPECT_FALSE(matters(p, decision("d1-f3", Decided::kReject))) << "nobody proposed to strike it";
  EXPECT_TRUE(matters(p, decision("d1-box1", Decided::kAmend)));
  EXPECT_TRUE(matters(p, decision("d1-own3.9", Decided::kAmend)));
  EXPECT_TRUE(matters(p, decision("exception-n1", Decided::kAmend)));
  EXPECT_FALSE(matters(p, decision("letter", Decided::kAmend)));
  EXPECT_FALSE(matters(p, decision("release", Decided::kApprove)));
}

TEST(SecondReaderOfARelease, CountsWhatNobodyElseHasRead) {
  using record::Decided;
  Proposal p = proposal();
  const std::vector<record::Decision> decisions = {decision("d1-f1", Decided::kReject), decision("d1-f2", Decided::kReject), decision("d1-box1", Decided::kAmend)};
  EXPECT_EQ(unconfirmed(p, decisions, {}), 3);
  EXPECT_EQ(unconfirmed(p, decisions, {"hash of d1-f2", "hash of what stood before"}), 2);
  EXPECT_EQ(unconfirmed(p, {decision("d1-f1", Decided::kApprove)}, {}), 0);
  p.exceptions = {{ExceptionKind::kKeep, "Anna", "ansat"}};
  EXPECT_EQ(unconfirmed(p, {}, {}), 1) << "carried from the last round, and nobody looked";
  EXPECT_EQ(unconfirmed(p, {decision("exception-0", Decided::kApprove)}, {}), 1);
  EXPECT_EQ(unconfirmed(p, {decision("exception-0", Decided::kApprove)}, {"hash of exception-0"}), 0);
}

}  // namespace
}  // namespace meretid::access
