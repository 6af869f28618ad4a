// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/round.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace meretid::access {
namespace {

using ::testing::ElementsAre;

DocumentRow document(std::string id, std::string name, std::string content) {
  DocumentRow row;
  row.id = std::move(id);
  row.name = std::move(name);
  row.content = std::move(content);
  return row;
}
FindingRow finding(std::string id, std::string of, std::string text) {
  FindingRow row;
  row.id = std::move(id);
  row.document = std::move(of);
  row.text = std::move(text);
  row.type = "person";
  row.proposed = true;
  return row;
}
record::Decision decision(std::string part, record::Decided decided, std::string ground = "", std::string amended = "", std::string reason = "") {
  record::Decision row;
  row.part = std::move(part);
  row.decided = decided;
  row.ground = std::move(ground);
  row.amended = std::move(amended);
  row.reason = std::move(reason);
  return row;
}

TEST(Rounds, TellWhatIsNewChangedAndGone) {
  Proposal before, now;
  before.documents = {document("d1", "a.txt", "A"), document("d2", "b.txt", "B"), document("d3", "c.txt", "C")};
  before.findings = {finding("d1-f1", "d1", "Anna Bak"), finding("d1-f2", "d1", "Anna Bak"), finding("d2-f1", "d2", "Bo Lund"), finding("d3-f1", "d3", "Carl")};
  now.documents = {document("d1", "ny.txt", "N"), document("d2", "a.txt", "A"), document("d3", "b.txt", "B2")};
  now.findings = {finding("d1-f1", "d1", "Anna Bak"), finding("d2-f1", "d2", "ANNA  BAK"), finding("d2-f2", "d2", "Anna Bak"), finding("d3-f1", "d3", "Bo Lund"), finding("d3-f2", "d3", "Dorte")};
  const auto job = Id<jobs::Job>::make();
  compare_rounds(now, job, before,
                 {decision("d1-f1", record::Decided::kReject), decision("d1-f2", record::Decided::kAmend, "OFL.23"),
                  decision("d1-box1", record::Decided::kAmend, "OFL.30.1", R"({"page":0,"left":1,"top":2,"right":3,"bottom":4})"),
                  decision("d2-box1", record::Decided::kAmend, "OFL.30.1", R"({"page":0,"left":1,"top":2,"right":3,"bottom":4})")});
  EXPECT_EQ(now.documents[0].since, "new");
  EXPECT_EQ(now.documents[1].since, "same");
  EXPECT_EQ(now.documents[2].since, "changed");
  std::vector<std::string> last;
  for (const FindingRow& row : now.findings) last.push_back(row.last + row.last_ground);
  EXPECT_THAT(last, ElementsAre("new", "reject", "amendOFL.23", "open", "new")) << "the second of two by its order";
  ASSERT_TRUE(now.last);
  EXPECT_EQ(now.last->earlier, job.text());
  EXPECT_THAT(now.last->gone_documents, ElementsAre("c.txt"));
  EXPECT_EQ(now.last->new_findings, 2);
  EXPECT_EQ(now.last->gone_findings, 1);
  ASSERT_EQ(now.last->boxes.size(), 1U) << "a box is carried where the document is the same to the letter";
  EXPECT_EQ(now.last->boxes[0].document, "d2");
  EXPECT_EQ(now.last->boxes[0].box.right, 3);
}

TEST(Rounds, WordsThatAPersonStruckAreKnownTheNextTime) {
  Proposal before, now;
  before.documents = {document("d1", "a.txt", "A")};
  now.documents = {document("d1", "a.txt", "A")};
  FindingRow own = finding("d1-own5.9", "d1", "Rosa");
  own.type = "own";
  own.start = 5;
  now.findings = {own};
  FindingRow later = own;
  later.id = "d1-own50.54";
  later.start = 50;
  compare_rounds(now, Id<jobs::Job>::make(), before,
                 {decision("d1-own50.54", record::Decided::kAmend, "OFL.23", describe::to_json(later)), decision("d1-own5.9", record::Decided::kAmend, "OFL.30.1", describe::to_json(own))});
  EXPECT_EQ(now.findings[0].last, "amend");
  EXPECT_EQ(now.findings[0].last_ground, "OFL.30.1");
  EXPECT_EQ(now.last->new_findings, 0);
  EXPECT_EQ(now.last->gone_findings, 1);
}

TEST(Rounds, ExceptionsLiveOnUntilTheyAreTakenOff) {
  Proposal before;
  before.exceptions = {{ExceptionKind::kKeep, "Anna", "ansat"}, {ExceptionKind::kKeep, "Bo", "ansat"}};
  const auto rows = exceptions_after(before, {decision("exception-0", record::Decided::kReject), decision("exception-1", record::Decided::kApprove),
                                              decision("exception-n1", record::Decided::kAmend, "", R"({"kind":"strike","value":"Rosa"})", "kodenavn"),
                                              decision("letter", record::Decided::kAmend, "", "{}")});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].value, "Bo");
  EXPECT_EQ(rows[1].value, "Rosa");
  EXPECT_EQ(rows[1].kind, ExceptionKind::kStrike);
  EXPECT_EQ(rows[1].reason, "kodenavn");
}

}  // namespace
}  // namespace meretid::access
