// SPDX-License-Identifier: EUPL-1.2
#include "record/second_reader.h"

#include <gtest/gtest.h>

#include <optional>

#include "store/test_database.h"
#include "store/test_scope.h"

namespace meretid::record {
namespace {

using store::code_of;

class SecondReader : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    ASSERT_EQ(code_of(database_.keys()->create(db(), case_, {1})), "ok");
    ASSERT_EQ(code_of(database_.keys()->create(db(), other_, {1})), "ok");
  }
  store::Connection& db() { return database_.connection(); }
  /// The hash of what stands then.
  std::string decided(const Id<people::Account>& who, const std::string& part, Decided what) {
    return decide(db(), *database_.keys(), case_, job_, "access", who, {{part, "OFL.30.1", what, "", "", ""}}, 1, {++now_}).value().at(0).hash;
  }
  Result<void> read(const Id<people::Account>& who, const std::vector<NewConfirmation>& all) {
    return confirm(db(), case_, job_, "access", who, all, 1, {++now_});
  }
  std::vector<Decision> latest() { return latest_decisions(db(), *database_.keys(), case_, job_).value(); }
  /// Of what stands of a part; nothing where nobody confirmed it.
  std::optional<Confirmation> confirmed(const std::string& part) {
    const auto stands = standing_decisions(db(), case_, job_).value();
    const auto all = confirmations(db(), case_, job_).value();
    const auto found = all.find(stands.at(part).hash);
    return found == all.end() ? std::nullopt : std::optional(found->second);
  }

  store::TestDatabase database_{GetParam()};
  const store::CaseScope case_ = people::CaseAccess::invented(), other_ = people::CaseAccess::invented();
  const Id<jobs::Job> job_ = Id<jobs::Job>::make();
  const Id<people::Account> first_ = Id<people::Account>::make(), second_ = Id<people::Account>::make();
  std::int64_t now_ = 100;
};

TEST_P(SecondReader, AnotherPersonConfirmsAndTheDecisionStands) {
  const std::string hash = decided(first_, "f1", Decided::kReject);
  EXPECT_FALSE(confirmed("f1"));
  ASSERT_EQ(code_of(read(second_, {{"f1", hash}})), "ok");
  ASSERT_EQ(latest().size(), 1U) << "a confirmation is no decision";
  EXPECT_EQ(latest()[0].decided, Decided::kReject);
  EXPECT_EQ(latest()[0].account, first_);
  EXPECT_EQ(confirmed("f1")->account, second_);
  EXPECT_EQ(confirmed("f1")->at, Timestamp{102});
  EXPECT_EQ(count_decided(db(), case_, job_).value(), 1);
  EXPECT_EQ(all_decisions(db(), *database_.keys(), case_, job_).value().size(), 1U);
  const auto lines = lines_of_case(db(), case_).value();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1].line.event, "decision.confirmed");
  EXPECT_EQ(lines[1].line.account, second_);
}

TEST_P(SecondReader, WhoeverDecidedMayNotConfirmNotEvenInACrowd) {
  const std::string own = decided(first_, "f1", Decided::kReject), others = decided(second_, "f2", Decided::kReject);
  EXPECT_EQ(code_of(read(first_, {{"f1", own}})), "record.own_decision");
  EXPECT_EQ(code_of(read(first_, {{"f2", others}, {"f1", own}})), "record.own_decision");
  EXPECT_TRUE(confirmations(db(), case_, job_).value().empty()) << "all or none";
}

TEST_P(SecondReader, WhatIsDecidedAnewIsReadAnew) {
  const std::string before = decided(first_, "f1", Decided::kReject);
  ASSERT_EQ(code_of(read(second_, {{"f1", before}})), "ok");
  const std::string after = decided(first_, "f1", Decided::kReject);
  EXPECT_FALSE(confirmed("f1")) << "the same answer again is a decision again";
  EXPECT_EQ(code_of(read(second_, {{"f1", before}})), "record.decided_anew");
  EXPECT_EQ(code_of(read(second_, {{"f1", after}})), "ok");
  decided(first_, "f1", Decided::kUndo);
  EXPECT_EQ(code_of(read(second_, {{"f1", after}})), "record.decided_anew") << "nothing stands";
  EXPECT_EQ(code_of(read(second_, {{"f9", after}})), "record.decided_anew");
  // Whoever confirmed and then decides otherwise needs the first one to read.
  const std::string changed = decided(second_, "f1", Decided::kApprove);
  EXPECT_EQ(code_of(read(second_, {{"f1", changed}})), "record.own_decision");
  EXPECT_EQ(code_of(read(first_, {{"f1", changed}})), "ok");
}

TEST_P(SecondReader, TakesTheOwnConfirmationBackAndNobodyElses) {
  const std::string hash = decided(first_, "f1", Decided::kReject);
  const auto third = Id<people::Account>::make();
  EXPECT_EQ(code_of(read(second_, {{"f1", hash, true}})), "record.not_own_confirmation");
  ASSERT_EQ(code_of(read(second_, {{"f1", hash}})), "ok");
  EXPECT_EQ(code_of(read(third, {{"f1", hash, true}})), "record.not_own_confirmation");
  ASSERT_EQ(code_of(read(second_, {{"f1", hash, true}})), "ok");
  EXPECT_FALSE(confirmed("f1"));
  ASSERT_EQ(code_of(read(third, {{"f1", hash}})), "ok");
  EXPECT_EQ(confirmed("f1")->account, third);
}

TEST_P(SecondReader, RefusesNothingAndNonsense) {
  EXPECT_EQ(code_of(read(second_, {})), "record.no_decisions");
  EXPECT_EQ(code_of(confirm(db(), case_, job_, "access", second_, {{"f1", "00"}}, -1, {1})), "record.active_seconds");
  EXPECT_EQ(code_of(read(second_, {{std::string(4000, 'x'), "'); DROP TABLE decisions;--"}})), "record.decided_anew");
  const std::string hash = decided(first_, "f1", Decided::kReject);
  EXPECT_EQ(code_of(confirm(db(), other_, job_, "access", second_, {{"f1", hash}}, 1, {1})), "record.decided_anew") << "of another case";
}

TEST_P(SecondReader, TheCaseAsksAndNotWhoeverDecidesCanLiftIt) {
  EXPECT_FALSE(asks_second_reader(db(), case_).value());
  const auto ask = [&](const Id<people::Account>& who, bool asked) { return code_of(ask_second_reader(db(), case_, "access", who, asked, {++now_})); };
  EXPECT_EQ(ask(first_, true), "ok");
  EXPECT_EQ(ask(second_, true), "ok") << "twice is once";
  EXPECT_TRUE(asks_second_reader(db(), case_).value());
  EXPECT_FALSE(asks_second_reader(db(), other_).value());
  decided(first_, "f1", Decided::kReject);
  EXPECT_EQ(ask(first_, false), "record.decided_here");
  EXPECT_TRUE(asks_second_reader(db(), case_).value());
  EXPECT_EQ(ask(second_, false), "ok");
  EXPECT_FALSE(asks_second_reader(db(), case_).value());
  std::vector<std::string> told;
  const auto lines = lines_of_case(db(), case_).value();
  for (const Entry& entry : lines) told.push_back(entry.line.event);
  EXPECT_EQ(told, (std::vector<std::string>{"decision.second_reader_asked", "decision.made", "decision.second_reader_not_asked"}));
}

TEST_P(SecondReader, TheAuthorityAsksForAllCasesOfARoom) {
  EXPECT_FALSE(room_asks_second_reader(db(), "access").value());
  ASSERT_EQ(code_of(ask_second_reader_in_room(db(), "access", first_, true, {1})), "ok");
  ASSERT_EQ(code_of(ask_second_reader_in_room(db(), "access", first_, true, {2})), "ok");
  EXPECT_TRUE(room_asks_second_reader(db(), "access").value());
  EXPECT_FALSE(room_asks_second_reader(db(), "tenders").value());
  EXPECT_FALSE(asks_second_reader(db(), case_).value()) << "that is the case's own";
  ASSERT_EQ(code_of(ask_second_reader_in_room(db(), "access", first_, false, {3})), "ok");
  EXPECT_FALSE(room_asks_second_reader(db(), "access").value());
}

TEST_P(SecondReader, GoesWithTheCase) {
  ASSERT_EQ(code_of(ask_second_reader(db(), case_, "access", first_, true, {1})), "ok");
  const std::string hash = decided(first_, "f1", Decided::kReject);
  ASSERT_EQ(code_of(read(second_, {{"f1", hash}})), "ok");
  ASSERT_EQ(code_of(forget_decisions(db(), case_)), "ok");
  EXPECT_FALSE(asks_second_reader(db(), case_).value());
  EXPECT_TRUE(confirmations(db(), case_, job_).value().empty());
}

INSTANTIATE_TEST_SUITE_P(Backends, SecondReader, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::record
