// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "danish/local_time.h"
#include "solutions/nightwatch/learning/proposal.h"
#include "solutions/nightwatch/learning/report.h"

namespace meretid::nightwatch::learning {
namespace {

using ward::BedExitRule;
using ward::Sensitivity;

const auto kSafe = [](double offset) { return offset > 0 ? 0.97 : 0.99; };

TEST(Proposal, FalseFallAlarmsProposeFewerAsLongAsThePromiseHolds) {
  const Feedback feedback{.false_falls = {0.2, 0.5, 3.0}};
  const auto proposal = propose({}, feedback, kSafe);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(proposal->change, Change::kFewerFalls);
  EXPECT_EQ(proposal->policy.sensitivity, Sensitivity::kLow);
  EXPECT_EQ(proposal->avoided, 2) << "the surest of the three would have come all the same";
  EXPECT_FALSE(propose({}, feedback, [](double offset) { return offset > 0 ? 0.949 : 0.99; })) << "below the promise";
  EXPECT_FALSE(propose({}, feedback, [](double) { return 0.0; })) << "a model of which nothing is known";
  EXPECT_FALSE(propose({{}, Sensitivity::kLow}, feedback, kSafe)) << "the last step";
  EXPECT_FALSE(propose({}, {.false_falls = {0.2, 0.5}}, kSafe)) << "too few";
  EXPECT_FALSE(propose({}, {.false_falls = {3, 4, 5}}, kSafe)) << "would help nothing";
}

TEST(Proposal, AMissedFallGoesBeforeAllFalseOnes) {
  const Feedback feedback{.false_falls = {0.1, 0.1, 0.1, 0.1}, .missed_falls = 1};
  const auto proposal = propose({}, feedback, kSafe);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(proposal->change, Change::kMoreFalls);
  EXPECT_EQ(proposal->policy.sensitivity, Sensitivity::kHigh);
  EXPECT_FALSE(propose({{}, Sensitivity::kHigh}, feedback, kSafe)) << "never fewer where a fall was missed";
}

TEST(Proposal, UnneededBedAlarmsGiveMoreMinutesButNeverMoreThanHalfAnHour) {
  ward::Policy policy{{{"22:00", "06:00", BedExitRule::kAtOnce, 0}, {"06:00", "08:00", BedExitRule::kNever, 0}}, {}};
  const Feedback feedback{.bed_needed = 1, .bed_unneeded = 5};
  auto proposal = propose(policy, feedback, kSafe);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(proposal->policy.bed_exit[0].rule, BedExitRule::kAfter);
  EXPECT_EQ(proposal->policy.bed_exit[0].minutes, 5);
  EXPECT_EQ(proposal->policy.bed_exit[1].rule, BedExitRule::kNever);
  policy.bed_exit[0] = {"22:00", "06:00", BedExitRule::kAfter, 20};
  EXPECT_EQ(propose(policy, feedback, kSafe)->policy.bed_exit[0].minutes, kLongestMinutes);
  policy.bed_exit[0].minutes = 45;
  EXPECT_FALSE(propose(policy, feedback, kSafe)) << "what people chose is not made shorter or longer";
  EXPECT_FALSE(propose({{{"22:00", "06:00", BedExitRule::kAtOnce, 0}}, {}}, {.bed_needed = 4, .bed_unneeded = 4}, kSafe)) << "half were needed";
}

Timestamp at(std::string_view text) { return danish::from_danish_iso8601(text).value(); }

ward::Alarm alarm(ward::AlarmKind kind, std::string_view raised, ward::Outcome outcome, int seen = 20) {
  ward::Alarm one;
  one.kind = kind;
  one.raised = at(raised);
  one.outcome = outcome;
  one.acknowledged = one.raised + seen * kSecond;
  return one;
}

TEST(Report, ANightBelongsToTheEveningItBeganOn) {
  const auto resident = Id<ward::Resident>::make();
  // Monday 2026-01-05 03:00 is the end of Sunday's night, the week before.
  const Report r = report({{resident, at("2026-01-01T12:00"), at("2026-01-07T12:00")}},
                          {alarm(ward::AlarmKind::kFall, "2026-01-05T03:00", ward::Outcome::kTrue), alarm(ward::AlarmKind::kFall, "2026-01-05T23:00", ward::Outcome::kFalse),
                           alarm(ward::AlarmKind::kBedExit, "2026-01-06T01:00", ward::Outcome::kNuisance), alarm(ward::AlarmKind::kSilent, "2026-01-06T01:00", ward::Outcome::kGone)},
                          {at("2026-01-06T02:00")}, at("2026-01-09T10:00"), 2);
  ASSERT_EQ(r.weeks.size(), 2U);
  EXPECT_EQ(to_iso8601(r.weeks[0].monday), "2026-01-05");
  EXPECT_EQ(r.weeks[0].resident_nights, 2) << "two nights until the consent ended";
  EXPECT_EQ(r.weeks[1].resident_nights, 4);
  EXPECT_EQ(r.weeks[0].falls, 1);
  EXPECT_EQ(r.weeks[0].not_true, 1);
  EXPECT_EQ(r.weeks[1].falls, 1);
  EXPECT_EQ(r.weeks[0].bed_exits, 1);
  EXPECT_EQ(r.weeks[0].unneeded, 1);
  EXPECT_EQ(r.weeks[0].technical, 1);
  EXPECT_EQ(r.weeks[0].missed, 1);
}

TEST(Report, ResponseTimesOfAFewAlarmsAreNotTold) {
  std::vector<ward::Alarm> alarms;
  for (int i = 0; i < 4; ++i) alarms.push_back(alarm(ward::AlarmKind::kFall, "2026-01-06T01:00", ward::Outcome::kTrue, 10 + i));
  EXPECT_FALSE(report({}, alarms, {}, at("2026-01-09T10:00"), 1).weeks[0].seen_median);
  alarms.push_back(alarm(ward::AlarmKind::kFall, "2026-01-06T01:00", ward::Outcome::kTrue, 60));
  const Report r = report({}, alarms, {}, at("2026-01-09T10:00"), 1);
  EXPECT_EQ(r.weeks[0].seen_median, 12);
  EXPECT_EQ(r.weeks[0].seen_p90, 60);
  const std::string csv = report_csv(r);
  EXPECT_NE(csv.find("2026-01-05;0;5;5;0;"), std::string::npos) << csv;
}

}  // namespace
}  // namespace meretid::nightwatch::learning
