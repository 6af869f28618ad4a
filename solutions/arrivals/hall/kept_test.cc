// SPDX-License-Identifier: EUPL-1.2
// What a department keeps, on each database: hours of the total and of groups side by side, corrections behind what they correct, ambulances
// by their run, and all of it in its own case.
#include "solutions/arrivals/hall/kept.h"

#include <gtest/gtest.h>

#include "people/account.h"
#include "people/case.h"
#include "store/migrate.h"
#include "store/test_database.h"

namespace meretid::arrivals::hall {
namespace {

class KeptTest : public testing::TestWithParam<std::string> {
 protected:
  KeptTest() : database_(GetParam()) {
    EXPECT_TRUE(store::migrate_all(db(), GetParam(), {"solutions/arrivals/hall/migrations"}, now_));
    account_ = people::create_account(db(), "plan", "Plan", "x", now_).value().id;
    case_ = new_case();
  }
  store::Connection& db() { return database_.connection(); }
  CaseId new_case() {
    const CaseId id = people::create_case(db(), *database_.keys(), "arrivals", "Akut", account_, now_).value().id;
    EXPECT_TRUE(write_settings(db(), id, {}, now_, now_));
    return id;
  }
  Taken add(const std::vector<Hour>& hours, std::int64_t seconds) { return add_hours(db(), case_, hours, now_, now_ + seconds * kSecond).value(); }

  store::TestDatabase database_;
  const Timestamp now_{1'780'000'000 * kSecond};
  Id<people::Account> account_;
  CaseId case_;
};

TEST_P(KeptTest, HoursOfGroupsStandBesideTheTotalAndCorrectionsBehind) {
  const auto first = add({{600, 7, ""}, {600, 5, "a"}, {600, 2, "b"}}, 1);
  EXPECT_EQ(first.fresh, 3);
  const auto again = add({{600, 7, ""}, {600, 6, "a"}, {600, 2, "b"}}, 2);
  EXPECT_EQ(again.same, 2);
  EXPECT_EQ(again.corrected, 1);
  std::vector<std::string> told;
  const auto all = hours(db(), case_).value();
  for (const ReceivedHour& hour : all) told.push_back(hour.part + std::to_string(hour.count));
  EXPECT_EQ(told, (std::vector<std::string>{"7", "a5", "a6", "b2"}));
  EXPECT_TRUE(hours(db(), new_case()).value().empty());
}

TEST_P(KeptTest, ARunIsOneHoweverOftenItIsToldAndMayBeCalledOff) {
  const std::int64_t before = read(db(), case_).value().changed;
  AnnouncedRun run{"hash", now_, now_ + 20 * kMinute, {}};
  EXPECT_EQ(add_announced(db(), case_, {run}, now_).value().fresh, 1);
  EXPECT_EQ(add_announced(db(), case_, {run}, now_).value().same, 1);
  EXPECT_EQ(read(db(), case_).value().changed, before + 1) << "told again, it asks for no forecast";
  run.expected = now_ + 40 * kMinute;
  run.cancelled = now_ + 5 * kMinute;
  EXPECT_EQ(add_announced(db(), case_, {run}, now_).value().corrected, 1);
  const auto all = announced(db(), case_, now_).value();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].expected, run.expected);
  EXPECT_EQ(all[0].announced, now_);
  ASSERT_TRUE(all[0].cancelled);
  EXPECT_TRUE(announced(db(), case_, now_ + kHour).value().empty());
  EXPECT_TRUE(announced(db(), new_case(), now_).value().empty());
}

TEST_P(KeptTest, AnAlarmStandsOnceIsRenewedAndEnds) {
  AlarmFacts facts;
  facts.actual = 90;
  ASSERT_TRUE(set_alarm(db(), case_, "today", facts, now_));
  facts.actual = 95;
  ASSERT_TRUE(set_alarm(db(), case_, "today", facts, now_ + kHour));
  auto all = alarms(db(), case_).value();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].facts.actual, 95);
  EXPECT_EQ(all[0].began, to_iso8601(now_));
  ASSERT_TRUE(set_alarm(db(), case_, "today", {}, now_ + 2 * kHour));
  ASSERT_TRUE(set_alarm(db(), case_, "drift", facts, now_ + 3 * kHour));
  all = alarms(db(), case_).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].kind, "drift");
  EXPECT_TRUE(all[1].ended);
}

INSTANTIATE_TEST_SUITE_P(Backends, KeptTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::arrivals::hall
