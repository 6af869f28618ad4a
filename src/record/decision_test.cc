// SPDX-License-Identifier: EUPL-1.2
#include "record/decision.h"

#include <gtest/gtest.h>

#include <atomic>
#include <limits>
#include <thread>

#include "store/test_database.h"
#include "store/test_scope.h"

namespace meretid::record {
namespace {

using store::code_of;

class DecisionTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    ASSERT_EQ(code_of(database_.keys()->create(db(), case_, {1})), "ok");
    ASSERT_EQ(code_of(database_.keys()->create(db(), other_, {1})), "ok");
  }
  store::Connection& db() { return database_.connection(); }
  store::Keyring& keys() { return *database_.keys(); }
  Result<std::vector<Decision>> give(const std::vector<NewDecision>& all, double seconds = 2) {
    return decide(db(), keys(), case_, job_, "access", account_, all, seconds, {++now_});
  }
  static NewDecision one(std::string part, Decided decided, std::string reason = "") {
    return {std::move(part),   "redact",
            decided,           "OFL.30.1",
            std::move(reason), decided == Decided::kAmend ? "{\"ground\":\"FVL.15\"}" : ""};
  }
  std::vector<Decision> latest() { return latest_decisions(db(), keys(), case_, job_).value(); }

  store::TestDatabase database_{GetParam()};
  const store::CaseScope case_ = people::CaseAccess::invented(),
                         other_ = people::CaseAccess::invented();
  const Id<jobs::Job> job_ = Id<jobs::Job>::make();
  const Id<people::Account> account_ = Id<people::Account>::make();
  std::int64_t now_ = 100;
};

TEST_P(DecisionTest, TheLatestLinePerPartStands) {
  ASSERT_EQ(code_of(give({one("f1", Decided::kApprove),
                          one("f2", Decided::kReject,
                              "Offentligt kendt: Ærø Kommune'); DROP TABLE decisions;--")})),
            "ok");
  ASSERT_EQ(code_of(give({one("f1", Decided::kAmend)})), "ok");
  const auto found = latest();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].part, "f1");
  EXPECT_EQ(found[0].decided, Decided::kAmend);
  EXPECT_EQ(found[0].amended, "{\"ground\":\"FVL.15\"}");
  EXPECT_EQ(found[0].at, Timestamp{102});
  EXPECT_EQ(found[0].account, account_);
  EXPECT_EQ(found[0].hash.size(), 64u);
  EXPECT_EQ(found[1].reason, "Offentligt kendt: Ærø Kommune'); DROP TABLE decisions;--");
  EXPECT_EQ(all_decisions(db(), keys(), case_, job_).value().size(), 3u);
  EXPECT_EQ(count_decided(db(), case_, job_).value(), 2);
  EXPECT_EQ(active_seconds(db(), case_, job_).value(), 4);
}

TEST_P(DecisionTest, AnUndoIsALineAndLeavesThePartOpen) {
  ASSERT_EQ(code_of(give({one("f1", Decided::kApprove)})), "ok");
  ASSERT_EQ(code_of(give({one("f1", Decided::kUndo)})), "ok");
  EXPECT_TRUE(latest().empty());
  EXPECT_EQ(count_decided(db(), case_, job_).value(), 0);
  EXPECT_EQ(all_decisions(db(), keys(), case_, job_).value().size(), 2u);
  ASSERT_EQ(code_of(give({one("f1", Decided::kReject)})), "ok");
  EXPECT_EQ(latest().at(0).decided, Decided::kReject);
}

TEST_P(DecisionTest, ReturnsTheHashesThatAreStored) {
  const auto made =
      give({one("b", Decided::kApprove, "grund"), one("a", Decided::kReject)}).value();
  const auto found = latest();
  EXPECT_EQ(made.at(0).hash, found.at(1).hash);
  EXPECT_EQ(made.at(1).hash, found.at(0).hash);
  EXPECT_NE(made[0].hash, made[1].hash);
}

TEST_P(DecisionTest, InBulkAllOrNone) {
  std::vector<NewDecision> many;
  for (int i = 0; i < 500; ++i) many.push_back(one("f" + std::to_string(i), Decided::kApprove));
  many.push_back(one("del med mellemrum", Decided::kApprove));
  EXPECT_EQ(code_of(give(many)), "record.decision_field");
  EXPECT_TRUE(latest().empty());
  many.pop_back();
  ASSERT_EQ(code_of(give(many)), "ok");
  EXPECT_EQ(latest().size(), 500u);
  const auto lines = lines_of_case(db(), case_).value();
  ASSERT_EQ(lines.size(), 1u) << "one line of the record for all of them";
  EXPECT_EQ(lines[0].line.event, "decision.made");
  EXPECT_NE(lines[0].line.facts.find("\"count\":500"), std::string::npos);
}

TEST_P(DecisionTest, RollsBackWithTheStepItBelongsTo) {
  EXPECT_EQ(code_of(db().transaction([&](store::Connection& tx) -> Result<void> {
              TRY_VOID(decide(tx, keys(), case_, job_, "access", account_,
                              {one("f1", Decided::kApprove)}, 1, {1}));
              return fail("test.no", Kind::kRefused);
            })),
            "test.no");
  EXPECT_TRUE(latest().empty());
  EXPECT_TRUE(lines_of_case(db(), case_).value().empty());
}

TEST_P(DecisionTest, RefusesWhatIsMalformed) {
  EXPECT_EQ(code_of(give({})), "record.no_decisions");
  EXPECT_EQ(code_of(give({one("f1", Decided::kApprove)}, -1)), "record.active_seconds");
  EXPECT_EQ(code_of(give({one("f1", Decided::kApprove)}, 86'401)), "record.active_seconds");
  EXPECT_EQ(code_of(give({one("f1", Decided::kApprove)}, std::numeric_limits<double>::quiet_NaN())),
            "record.active_seconds");
  NewDecision amended = one("f1", Decided::kAmend);
  amended.amended.clear();
  amended.proposed = amended.ground = "OFL.30.1";
  EXPECT_EQ(code_of(give({amended})), "record.decision_field") << "the ground that was proposed is no change";
  amended.ground = "OFL.30.2";
  EXPECT_TRUE(give({amended})) << "another ground is one";
  NewDecision approved = one("f1", Decided::kApprove);
  approved.amended = "{}";
  EXPECT_EQ(code_of(give({approved})), "record.decision_field");
  EXPECT_EQ(code_of(give({one("f1", Decided::kApprove, std::string(20'001, 'x'))})),
            "record.decision_field");
  EXPECT_EQ(code_of(decided_from_text("slet")), "record.unknown_decision");
  EXPECT_EQ(decided_from_text("undo").value(), Decided::kUndo);
}

TEST_P(DecisionTest, AJobsDecisionsBelongToOneCase) {
  ASSERT_EQ(code_of(give({one("f1", Decided::kApprove)})), "ok");
  EXPECT_TRUE(latest_decisions(db(), keys(), other_, job_).value().empty());
  EXPECT_EQ(count_decided(db(), other_, job_).value(), 0);
  EXPECT_EQ(code_of(decide(db(), keys(), other_, job_, "access", account_,
                           {one("f1", Decided::kReject)}, 1, {1})),
            "record.job_of_other_case");
}

TEST_P(DecisionTest, ReasonsAreNotReadableInTheDatabase) {
  ASSERT_EQ(code_of(give({one("f1", Decided::kReject, "Åse er kendt")})), "ok");
  const auto row = db().query("SELECT reason, amended FROM decisions").value().at(0);
  EXPECT_EQ(row.text("reason").find("kendt"), std::string::npos);
  ASSERT_EQ(code_of(keys().shred(db(), case_, {9})), "ok");
  EXPECT_EQ(code_of(latest_decisions(db(), keys(), case_, job_)), "store.no_key");
}

TEST_P(DecisionTest, TwoPeopleAtOnceLoseNothing) {
  std::atomic<int> failed = 0;
  const auto work = [&](const std::string& name) {
    const auto mine = database_.connect();
    for (int i = 0; i < 25; ++i)
      if (!decide(
              *mine, keys(), case_, job_, "access", account_,
              {one("shared", Decided::kApprove), one(name + std::to_string(i), Decided::kReject)},
              1, {5}))
        ++failed;
  };
  std::thread a(work, "a"), b(work, "b");
  a.join();
  b.join();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(latest().size(), 51u);
  EXPECT_EQ(all_decisions(db(), keys(), case_, job_).value().size(), 100u);
}

INSTANTIATE_TEST_SUITE_P(Backends, DecisionTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::record
