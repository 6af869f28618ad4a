// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "danish/local_time.h"
#include "solutions/nightwatch/ward/alarm.h"

namespace meretid::nightwatch::ward {
namespace {

Timestamp at(std::string_view text) { return danish::from_danish_iso8601(text).value(); }

TEST(Policy, AWindowGoesOverMidnightOnTheWallsClock) {
  const Policy policy{{{"22:00", "06:00", BedExitRule::kAtOnce, 0}, {"06:00", "08:00", BedExitRule::kAfter, 15}}, Sensitivity::kNormal};
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-01-05T23:59")), 0);
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-01-05T00:00")), 0);
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-01-05T05:59:59")), 0);
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-01-05T06:00")), 900);
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-01-05T08:00")), std::nullopt);
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-01-05T21:59:59")), std::nullopt);
}

TEST(Policy, OnTheNightsOfTheClockTheWallDecides) {
  const Policy policy{{{"02:00", "03:00", BedExitRule::kAtOnce, 0}}, Sensitivity::kNormal};
  // Autumn: two hours are called two o'clock, and both count.
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-10-25T02:30:00+02:00")), 0);
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-10-25T02:30:00+01:00")), 0);
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-10-25T03:00:00+01:00")), std::nullopt);
  // Spring: none is.
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-03-29T01:59:59+01:00")), std::nullopt);
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-03-29T03:00:00+02:00")), std::nullopt);
}

TEST(Policy, FromAndToTheSameIsTheWholeDayAndTheFirstWindowCounts) {
  const Policy policy{{{"01:00", "02:00", BedExitRule::kNever, 0}, {"00:00", "00:00", BedExitRule::kAtOnce, 0}}, Sensitivity::kNormal};
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-01-05T13:00")), 0);
  EXPECT_EQ(seconds_to_bed_exit_alarm(policy, at("2026-01-05T01:30")), std::nullopt);
}

TEST(Policy, WhatIsNoTimeIsRefused) {
  for (const char* time : {"24:00", "7:00", "07.00", "0700", "07:60", "aa:bb"}) EXPECT_FALSE(check(Policy{{{time, "08:00", BedExitRule::kAtOnce, 0}}, {}})) << time;
  EXPECT_FALSE(check(Policy{{{"22:00", "06:00", BedExitRule::kAfter, 0}}, {}})) << "after nought minutes";
  EXPECT_TRUE(check(Policy{{{"22:00", "06:00", BedExitRule::kAfter, 5}}, {}}));
}

TEST(Ward, PartsOfATopicCannotReachAnotherTopic) {
  for (const char* part : {"", "a/b", "+", "#", "stue 12", "å", "$SYS"}) EXPECT_FALSE(check(Device{.site = part, .place = "12", .sensor = "krop"})) << part;
  EXPECT_TRUE(check(Device{.site = "birk", .place = "12", .sensor = "krop-1"}));
  EXPECT_FALSE(check(Routing{.to_group = 90, .to_leader = 90}));
}

TEST(Ward, ASecretIsNeverWritten) {
  EXPECT_EQ(describe::to_json(Device{.site = "a", .secret_hash = "hash"}).find("hash"), std::string::npos);
}

TEST(Ward, AnAlarmComesBackAsItWasWritten) {
  Alarm alarm;
  alarm.id = Id<Alarm>::make();
  alarm.raised = at("2026-01-05T03:00");
  alarm.confirmed = at("2026-01-05T03:01");
  alarm.outcome = Outcome::kNuisance;
  const std::string json = describe::to_json(alarm);
  const auto back = describe::from_json<Alarm>(json);
  ASSERT_TRUE(back) << back.error().where;
  EXPECT_EQ(describe::to_json(*back), json);
}

}  // namespace
}  // namespace meretid::nightwatch::ward
