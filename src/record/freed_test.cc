// SPDX-License-Identifier: EUPL-1.2
#include "record/freed.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/rng.h"
#include "record/active_time.h"
#include "record/baseline_file.h"
#include "record/decision.h"
#include "store/test_database.h"
#include "store/test_scope.h"

namespace meretid::record {
namespace {

using store::code_of;

class FreedTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { ASSERT_EQ(code_of(database_.keys()->create(db(), case_, {1})), "ok"); }
  store::Connection& db() { return database_.connection(); }

  /// A job of this kind that a person decided in so many minutes.
  void decided(double minutes, const std::string& kind = "redact", double assumed = 90) {
    const auto job = Id<jobs::Job>::make();
    ASSERT_EQ(code_of(add_cost(db(), job, "access", kind, true, {1, {}}, {1})), "ok");
    ASSERT_EQ(code_of(decide(db(), *database_.keys(), case_, job, "access", account_,
                             {{"f1", "redact", Decided::kApprove, "OFL.30.1", "", ""}}, minutes * 60, {++now_})), "ok");
    ASSERT_EQ(code_of(add_freed(db(), job, "access", kind, assumed, {1})), "ok");
  }
  void by_hand(const std::vector<double>& all, const std::string& kind = "redact") {
    for (const double minutes : all) ASSERT_EQ(code_of(add_baseline(db(), "access", kind, minutes, account_, {1})), "ok");
  }
  Freed freed() { return freed_time(db()).value(); }

  store::TestDatabase database_{GetParam()};
  const store::CaseScope case_ = people::CaseAccess::invented();
  const Id<people::Account> account_ = Id<people::Account>::make();
  std::int64_t now_ = 100;
};

TEST_P(FreedTest, KeepsAssumedAndMeasuredApart) {
  for (const double minutes : {8.0, 9.0, 10.0, 11.0, 12.0}) decided(minutes);
  Freed all = freed();
  ASSERT_EQ(all.rooms.size(), 1u);
  EXPECT_EQ(all.rooms[0].room, "access");
  EXPECT_EQ(all.rooms[0].decisions, 5);
  EXPECT_EQ(all.rooms[0].assumed_minutes, 450);
  EXPECT_EQ(all.rooms[0].assumed_jobs, 5);
  EXPECT_NEAR(all.rooms[0].worked_minutes, 50, 1e-9);
  EXPECT_EQ(all.rooms[0].measured_jobs, 5);
  EXPECT_FALSE(all.rooms[0].measured) << "nothing was sampled yet";
  by_hand({30, 35, 40, 45, 50});
  all = freed();
  EXPECT_EQ(all.rooms[0].assumed_minutes, 450);
  ASSERT_TRUE(all.rooms[0].measured);
  EXPECT_NEAR(all.rooms[0].measured->estimate, 150, 1e-9) << "five jobs, 40 minutes by hand, 10 with the house";
  EXPECT_LT(all.rooms[0].measured->low, 150);
  EXPECT_GT(all.rooms[0].measured->high, 150);
  EXPECT_EQ(all.rooms[0].kinds.at(0).measured, all.rooms[0].measured);
  EXPECT_EQ(all.measured, all.rooms[0].measured);
  EXPECT_EQ(freed().measured, all.measured) << "the same figures, the same interval";
}

TEST_P(FreedTest, ShowsNothingThatFewStandBehind) {
  for (int i = 0; i < 5; ++i) decided(10);
  by_hand({40, 40, 40, 40});
  EXPECT_FALSE(freed().rooms[0].measured) << "four samples";
  by_hand({40});
  EXPECT_TRUE(freed().rooms[0].measured);
  for (int i = 0; i < 4; ++i) decided(10, "answer");
  by_hand({1, 2, 3, 4, 5}, "answer");
  const RoomSums room = freed().rooms[0];
  EXPECT_FALSE(room.kinds.at(0).measured) << "four jobs";
  EXPECT_EQ(room.measured, room.kinds.at(1).measured) << "and they are in no sum either";
}

TEST_P(FreedTest, StaysWhenTheCaseIsDeleted) {
  for (int i = 0; i < 5; ++i) decided(10);
  by_hand({30, 35, 40, 45, 50});
  const RoomSums before = freed().rooms[0];
  ASSERT_EQ(code_of(forget_decisions(db(), case_)), "ok");
  const RoomSums after = freed().rooms[0];
  EXPECT_EQ(after.measured, before.measured);
  EXPECT_EQ(after.worked_minutes, before.worked_minutes);
  EXPECT_EQ(after.worked_jobs, 5);
}

TEST_P(FreedTest, MayBeNegative) {
  for (int i = 0; i < 6; ++i) decided(60 + i);
  by_hand({20, 21, 19, 20, 22});
  const auto measured = freed().rooms[0].measured.value();
  EXPECT_LT(measured.estimate, -200);
  EXPECT_LT(measured.high, 0);
  EXPECT_EQ(code_of(add_baseline(db(), "access", "redact", -1, account_, {1})), "record.baseline_minutes");
  EXPECT_EQ(code_of(add_baseline(db(), "access", "Anders And", 1, account_, {1})), "record.not_a_code");
}

TEST_P(FreedTest, OfManyJobsOnlyTheSumsAreRead) {
  Rng rng(5);
  for (std::size_t i = 0; i < kMostDrawn + 1; ++i) decided(rng.uniform(5, 15));
  by_hand({38, 39, 40, 41, 42, 40, 40});
  const auto measured = freed().rooms[0].measured.value();
  EXPECT_NEAR(measured.estimate, 201 * 30, 201);
  EXPECT_GT(measured.low, 201 * 27);
  EXPECT_LT(measured.high, 201 * 33);
}

TEST_P(FreedTest, CostsAreKeptPerKindOfTheRoot) {
  const auto root = Id<jobs::Job>::make();
  ASSERT_EQ(code_of(add_cost(db(), root, "access", "read", false, {2, 30.0}, {1})), "ok") << "a child ends first";
  ASSERT_EQ(code_of(add_cost(db(), root, "access", "propose", true, {1.5, {}}, {1})), "ok");
  ASSERT_EQ(code_of(add_cost(db(), root, "access", "read", false, {0.25, 4.0}, {1})), "ok") << "a retry costs too";
  const RoomSums room = freed().rooms.at(0);
  ASSERT_EQ(room.kinds.size(), 1u);
  EXPECT_EQ(room.kinds[0].kind, "propose");
  EXPECT_EQ(room.kinds[0].jobs, 1);
  EXPECT_EQ(room.kinds[0].cpu_seconds, 3.75);
  EXPECT_EQ(room.kinds[0].metered_cpu_seconds, 2.25);
  EXPECT_EQ(room.kinds[0].metered_joules, 34);
  EXPECT_EQ(room.cpu_seconds, 3.75);
}

TEST_P(FreedTest, AFileOfSamplesCountsOnce) {
  const std::string file = "\xEF\xBB\xBFroom;kind;minutes\r\naccess;redact;42,5\r\naccess;redact; 40.25 \r\n\r\n";
  const auto known = [](const Baseline& one) { return one.room == "access" && one.kind == "redact"; };
  const auto samples = parse_baselines(file, known);
  ASSERT_EQ(code_of(samples), "ok");
  EXPECT_EQ(*samples, (std::vector<Baseline>{{"access", "redact", 42.5}, {"access", "redact", 40.25}}));
  ASSERT_EQ(code_of(import_baselines(db(), file, *samples, {7})), "ok");
  EXPECT_EQ(freed().rooms.at(0).samples, 2);
  EXPECT_EQ(code_of(import_baselines(db(), file, *samples, {8})), "record.baselines_known");
  EXPECT_EQ(freed().rooms.at(0).samples, 2);
}

TEST_P(FreedTest, ABadFileNamesItsLine) {
  const auto known = [](const Baseline& one) { return one.kind == "redact"; };
  for (const auto& [text, line] : std::vector<std::pair<std::string, std::string>>{
           {"", "2"},
           {"rum;job;minutter\n", "1"},
           {"room;kind;minutes\n", "2"},
           {"room;kind;minutes\naccess;redact;12\naccess;redact\n", "3"},
           {"room;kind;minutes\naccess;redact;-1\n", "2"},
           {"room;kind;minutes\naccess;redact;nan\n", "2"},
           {"room;kind;minutes\naccess;redact;1.000,5\n", "2"},
           {"room;kind;minutes\naccess;redact;100001\n", "2"},
           {"room;kind;minutes\naccess;unknown;5\n", "2"},
           {"room;kind;minutes\naccess;redact;1e3\n", "2"}}) {
    const auto samples = parse_baselines(text, known);
    ASSERT_EQ(code_of(samples), "record.baseline_file") << text;
    EXPECT_EQ(samples.error().where, line) << text;
  }
}

TEST_P(FreedTest, ABadFileDoesNotSteerTheTerminal) {
  const auto samples = parse_baselines("\x1b[2J\xff", [](const Baseline&) { return true; });
  ASSERT_EQ(code_of(samples), "record.baseline_file");
  EXPECT_EQ(samples.error().args.at(0).second, " [2J\uFFFD");
}

TEST_P(FreedTest, ActiveTimeIsNeverLongerThanTheDraftHasBeenThere) {
  const auto job = Id<jobs::Job>::make();
  const Timestamp draft{1000 * kSecond};
  const auto credible = [&](double counted, std::int64_t second) {
    return credible_seconds(db(), job, account_, counted, draft, {second * kSecond}).value();
  };
  EXPECT_EQ(credible(40, 1100), 40);
  EXPECT_EQ(credible(40'000, 1100), 100) << "the draft is 100 s old";
  EXPECT_EQ(credible(5, 900), 0) << "before there was a draft";
  ASSERT_EQ(code_of(decide(db(), *database_.keys(), case_, job, "access", account_,
                           {{"f1", "redact", Decided::kApprove, "", "", ""}}, 40, {1100 * kSecond})), "ok");
  EXPECT_EQ(credible(90, 1130), 30) << "30 s since they last decided";
  EXPECT_EQ(credible_seconds(db(), job, Id<people::Account>::make(), 90, draft, {1130 * kSecond}).value(), 90) << "somebody else";
}

TEST(Sampling, AsksOneCaseInSoMany) {
  int asked = 0;
  for (int i = 0; i < 20'000; ++i) {
    const auto id = Id<people::Case>::make();
    const bool asks = asks_for_baseline(id, 20);
    EXPECT_EQ(asks, asks_for_baseline(id, 20));
    asked += asks ? 1 : 0;
  }
  EXPECT_NEAR(asked, 1000, 160);  // five standard deviations
  EXPECT_TRUE(asks_for_baseline(Id<people::Case>::make(), 1));
  EXPECT_FALSE(asks_for_baseline(Id<people::Case>::make(), 0));
}

INSTANTIATE_TEST_SUITE_P(Backends, FreedTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::record
