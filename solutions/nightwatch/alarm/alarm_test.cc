// SPDX-License-Identifier: EUPL-1.2
// What the engine promises, rule by rule. property_test.cc tries every order.
#include <gtest/gtest.h>

#include "danish/local_time.h"
#include "solutions/nightwatch/alarm/engine.h"

namespace meretid::nightwatch::alarm {
namespace {

using ward::AlarmKind;
using ward::AlarmState;
using ward::Level;
using ward::Outcome;

class Night : public testing::Test {
 protected:
  Night() {
    rules_.carer = AccountId::make();
    rules_.policy.bed_exit = {{"22:00", "07:00", ward::BedExitRule::kAtOnce, 0}};
    begin("2026-01-05T23:00");
  }
  void begin(std::string_view text) { now_ = danish::from_danish_iso8601(text).value(); }
  std::vector<Step> happens(What what, std::int64_t ago = 0) {
    rules_.fresh = AlarmId::make();
    return take(s_, rules_, {what, device_, now_ + -ago * kSecond}, now_);
  }
  Result<std::vector<Step>> does(Do what, const AccountId& who, std::optional<Outcome> outcome = {}, int minutes = 0) {
    rules_.fresh = AlarmId::make();
    return answer(s_, rules_, {what, s_.open.empty() ? AlarmId::make() : s_.open[0].alarm.id, who, outcome, minutes}, now_);
  }
  std::vector<Step> after(std::int64_t seconds) {
    now_ = now_ + seconds * kSecond;
    rules_.fresh = AlarmId::make();
    return pass(s_, rules_, now_);
  }
  static std::vector<StepKind> kinds(const std::vector<Step>& steps) {
    std::vector<StepKind> all;
    for (const Step& step : steps) all.push_back(step.kind);
    return all;
  }
  const Alarm& first() const { return s_.open.at(0).alarm; }

  Standing s_;
  Rules rules_;
  Timestamp now_;
  DeviceId device_ = DeviceId::make();
  AccountId anna_ = AccountId::make(), bo_ = AccountId::make();
};
using Kinds = std::vector<StepKind>;

TEST_F(Night, AFallCallsTheCarerThenTheWardThenTheLeaderAndRepeats) {
  EXPECT_EQ(kinds(happens(What::kFall)), Kinds{StepKind::kRaised});
  EXPECT_EQ(first().level, Level::kCarer);
  EXPECT_EQ(kinds(after(59)), Kinds{});
  EXPECT_EQ(kinds(after(1)), Kinds{StepKind::kRepeated}) << "after 60 s the carer is called again";
  EXPECT_EQ(kinds(after(30)), Kinds{StepKind::kToGroup}) << "90 s";
  EXPECT_EQ(kinds(after(60)), Kinds{StepKind::kRepeated});
  EXPECT_EQ(kinds(after(30)), Kinds{StepKind::kToLeader}) << "180 s";
  for (int i = 0; i < 100; ++i) EXPECT_EQ(kinds(after(60)), Kinds{StepKind::kRepeated}) << "and never ends";
  EXPECT_EQ(first().level, Level::kLeader);
}

TEST_F(Night, ADayOfDowntimeIsCaughtUpOnce) {
  happens(What::kFall);
  EXPECT_EQ(kinds(after(86'400)), (Kinds{StepKind::kToGroup, StepKind::kToLeader}));
  EXPECT_EQ(kinds(after(0)), Kinds{});
}

TEST_F(Night, WithoutACarerTheWardIsCalledAtOnce) {
  rules_.carer = {};
  happens(What::kFall);
  EXPECT_EQ(first().level, Level::kGroup);
}

TEST_F(Night, AnswersHoldForAWhileOnly) {
  happens(What::kFall);
  ASSERT_TRUE(does(Do::kAcknowledge, anna_));
  EXPECT_EQ(first().state, AlarmState::kAcknowledged);
  EXPECT_EQ(kinds(after(119)), Kinds{});
  EXPECT_EQ(kinds(after(1)), Kinds{StepKind::kReopened});
  EXPECT_EQ(first().level, Level::kGroup);
  EXPECT_TRUE(first().who.empty());
  ASSERT_TRUE(does(Do::kOnTheWay, bo_));
  EXPECT_EQ(first().who, bo_);
  EXPECT_EQ(kinds(after(299)), Kinds{});
  EXPECT_EQ(kinds(after(1)), Kinds{StepKind::kReopened});
}

TEST_F(Night, TheSameAnswerTwiceChangesNothing) {
  happens(What::kFall);
  EXPECT_EQ(does(Do::kOnTheWay, anna_)->size(), 1U);
  EXPECT_EQ(does(Do::kOnTheWay, anna_)->size(), 0U);
  EXPECT_EQ(does(Do::kAcknowledge, bo_)->size(), 0U) << "somebody is on the way already";
  EXPECT_EQ(first().who, anna_);
  EXPECT_EQ(does(Do::kOnTheWay, bo_)->size(), 1U) << "another one goes instead";
}

TEST_F(Night, ClosingNeedsAnOutcomeOfAPersonAndHappensOnce) {
  happens(What::kFall);
  EXPECT_EQ(does(Do::kClose, anna_).error().code, "nightwatch.alarm.outcome");
  EXPECT_EQ(does(Do::kClose, anna_, Outcome::kGone).error().code, "nightwatch.alarm.outcome");
  const AlarmId id = first().id;
  const auto closed = does(Do::kClose, anna_, Outcome::kTrue);
  ASSERT_TRUE(closed);
  EXPECT_EQ((*closed)[0].alarm->outcome, Outcome::kTrue);
  EXPECT_EQ(answer(s_, rules_, {Do::kClose, id, bo_, Outcome::kFalse}, now_).error().code, "nightwatch.alarm.unknown");
  EXPECT_FALSE(due(s_, rules_));
}

TEST_F(Night, TheSameFallToldTwiceIsOneAndAnotherOneCallsAgain) {
  happens(What::kFall);
  EXPECT_EQ(kinds(happens(What::kFall)), Kinds{});
  does(Do::kOnTheWay, anna_).value();
  after(60);
  EXPECT_EQ(kinds(happens(What::kFall)), Kinds{StepKind::kAgain});
  EXPECT_EQ(s_.open.size(), 1U);
  EXPECT_EQ(first().again, 1);
  EXPECT_EQ(first().sounded, 2);
}

TEST_F(Night, AConfirmationMayComeBeforeItsFallAndAfterItsEnd) {
  EXPECT_EQ(kinds(happens(What::kFallConfirmed)), (Kinds{StepKind::kRaised, StepKind::kConfirmed}));
  EXPECT_EQ(kinds(happens(What::kFall)), Kinds{});
  does(Do::kClose, anna_, Outcome::kTrue).value();
  EXPECT_EQ(kinds(happens(What::kFallConfirmed)), Kinds{});
  EXPECT_EQ(kinds(happens(What::kFallRecovered)), Kinds{});
  EXPECT_TRUE(s_.open.empty());
}

TEST_F(Night, ARecoveredFallStaysOpen) {
  happens(What::kFall);
  EXPECT_EQ(kinds(happens(What::kFallRecovered)), Kinds{StepKind::kRecovered});
  happens(What::kBackInBed);
  EXPECT_EQ(s_.open.size(), 1U);
}

TEST_F(Night, OutOfBedAtOnceEndsByItselfWhenBack) {
  EXPECT_EQ(kinds(happens(What::kBedExit)), Kinds{StepKind::kRaised});
  EXPECT_EQ(kinds(happens(What::kBedExit)), Kinds{}) << "a second sensor says the same";
  const auto steps = happens(What::kBackInBed);
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].alarm->outcome, Outcome::kGone);
  EXPECT_TRUE(s_.open.empty());
}

TEST_F(Night, AfterMinutesNotBack) {
  rules_.policy.bed_exit[0] = {"22:00", "07:00", ward::BedExitRule::kAfter, 15};
  EXPECT_EQ(kinds(happens(What::kBedExit)), Kinds{StepKind::kWaiting});
  EXPECT_EQ(due(s_, rules_), now_ + 15 * kMinute);
  EXPECT_EQ(kinds(after(14 * 60)), Kinds{});
  EXPECT_EQ(kinds(happens(What::kBackInBed)), Kinds{StepKind::kBack});
  EXPECT_EQ(kinds(after(60)), Kinds{}) << "was back in time";
  const auto happened = now_;
  happens(What::kBedExit);
  const auto steps = after(15 * 60);
  ASSERT_EQ(kinds(steps), Kinds{StepKind::kRaised});
  EXPECT_EQ(steps[0].alarm->happened, happened);
}

TEST_F(Night, TheMinutesAreElapsedOnesWhenTheClockIsSet) {
  rules_.policy.bed_exit[0] = {"22:00", "07:00", ward::BedExitRule::kAfter, 30};
  for (const char* before : {"2026-03-29T01:45:00+01:00", "2026-10-25T02:45:00+02:00"}) {
    s_ = {};
    begin(before);
    happens(What::kBedExit);
    EXPECT_EQ(kinds(after(30 * 60 - 1)), Kinds{}) << before;
    EXPECT_EQ(kinds(after(1)), Kinds{StepKind::kRaised}) << before;
  }
}

TEST_F(Night, NeverAndOutsideTheWindow) {
  begin("2026-01-05T12:00");
  EXPECT_EQ(kinds(happens(What::kBedExit)), Kinds{});
  EXPECT_EQ(kinds(happens(What::kFall)), Kinds{StepKind::kRaised}) << "a fall always";
}

TEST_F(Night, AnExitToldLateIsNoAlarmIfTheReturnIsToldTooButAFallIs) {
  EXPECT_EQ(kinds(happens(What::kBedExit, 16 * 60)), (Kinds{StepKind::kStale, StepKind::kWaiting}));
  EXPECT_EQ(kinds(happens(What::kBackInBed, 10 * 60)), Kinds{StepKind::kBack});
  happens(What::kBedExit, 16 * 60);
  EXPECT_EQ(kinds(after(60)), Kinds{StepKind::kRaised}) << "nothing is told of a return";
  happens(What::kBackInBed);
  EXPECT_EQ(kinds(happens(What::kFall, 16 * 60)), Kinds{StepKind::kRaised});
}

TEST_F(Night, WhoIsThereCancelsAndSuppresses) {
  happens(What::kBedExit);
  const auto steps = does(Do::kPresent, anna_).value();
  ASSERT_EQ(kinds(steps), (Kinds{StepKind::kPresent, StepKind::kClosed}));
  EXPECT_EQ(steps[1].alarm->outcome, Outcome::kMet);
  happens(What::kBackInBed);
  EXPECT_EQ(kinds(happens(What::kBedExit)), Kinds{StepKind::kQuiet});
  happens(What::kBackInBed);
  does(Do::kLeft, anna_).value();
  EXPECT_EQ(kinds(happens(What::kBedExit)), Kinds{StepKind::kRaised});
}

TEST_F(Night, WhoeverIsLeftSittingUpIsWatchedAgain) {
  happens(What::kBedExit);
  does(Do::kPresent, anna_).value();
  EXPECT_EQ(kinds(does(Do::kLeft, anna_).value()), (Kinds{StepKind::kLeft, StepKind::kWaiting}));
  EXPECT_EQ(kinds(after(60)), Kinds{StepKind::kRaised});
  does(Do::kPresent, anna_).value();
  EXPECT_EQ(kinds(after(1800)), (Kinds{StepKind::kLeft, StepKind::kWaiting})) << "the carer has gone and forgot to say so";
  EXPECT_EQ(kinds(happens(What::kBackInBed)), Kinds{StepKind::kBack});
}

TEST_F(Night, AnExitCountsThoughTheWayBackWentUnheard) {
  happens(What::kBedExit);
  does(Do::kClose, anna_, Outcome::kTrue).value();
  after(3600);  // back in bed meanwhile, while the sensor was not heard
  EXPECT_EQ(kinds(happens(What::kBedExit)), Kinds{StepKind::kRaised});
}

TEST_F(Night, AFallWhileSomebodyIsThereIsShownAndCallsUnlessDealtWith) {
  does(Do::kPresent, anna_).value();
  EXPECT_EQ(kinds(happens(What::kFall)), Kinds{StepKind::kRaised});
  EXPECT_EQ(first().state, AlarmState::kPresent);
  EXPECT_EQ(first().who, anna_);
  EXPECT_EQ(kinds(after(120)), Kinds{StepKind::kReopened}) << "perhaps nobody is there any more";
}

TEST_F(Night, WhoeverComesStopsTheCallingAndLeavingWithoutAWordBringsItBack) {
  happens(What::kFall);
  does(Do::kPresent, anna_).value();
  EXPECT_EQ(first().state, AlarmState::kPresent);
  EXPECT_EQ(kinds(after(1000)), Kinds{});
  does(Do::kLeft, anna_).value();
  EXPECT_EQ(kinds(after(120)), Kinds{StepKind::kReopened});
}

TEST_F(Night, AForgottenPresenceEnds) {
  does(Do::kPresent, anna_).value();
  EXPECT_EQ(kinds(after(1800)), Kinds{StepKind::kLeft});
  EXPECT_EQ(kinds(happens(What::kBedExit)), Kinds{StepKind::kRaised});
}

TEST_F(Night, APauseResumesByItselfAndAFallCallsDuringIt) {
  EXPECT_EQ(does(Do::kPause, anna_, {}, 0).error().code, "nightwatch.alarm.pause");
  EXPECT_EQ(does(Do::kPause, anna_, {}, 241).error().code, "nightwatch.alarm.pause");
  ASSERT_TRUE(does(Do::kPause, anna_, {}, 60));
  EXPECT_EQ(kinds(happens(What::kBedExit)), Kinds{StepKind::kQuiet});
  EXPECT_EQ(kinds(happens(What::kFall)), Kinds{StepKind::kRaised});
  does(Do::kClose, anna_, Outcome::kFalse).value();
  EXPECT_EQ(kinds(after(3600)), (Kinds{StepKind::kResumed, StepKind::kWaiting})) << "still up: from now on that counts";
  EXPECT_EQ(kinds(after(60)), Kinds{StepKind::kRaised});
}

TEST_F(Night, ASilentSensorCallsTheWardAndEndsWhenHeard) {
  EXPECT_EQ(kinds(happens(What::kSilent)), Kinds{StepKind::kRaised});
  EXPECT_EQ(kinds(happens(What::kSilent)), Kinds{});
  EXPECT_EQ(first().level, Level::kGroup);
  EXPECT_EQ(kinds(after(599)), Kinds{});
  EXPECT_EQ(kinds(after(1)), Kinds{StepKind::kRepeated});
  EXPECT_EQ(kinds(happens(What::kHeard)), Kinds{StepKind::kClosed});
}

TEST_F(Night, AMovedDeviceTakesItsTroubleWithItAndLeavesTheFall) {
  happens(What::kFall);
  happens(What::kSilent);
  happens(What::kTrouble);
  rules_.policy.bed_exit[0] = {"22:00", "07:00", ward::BedExitRule::kAfter, 15};
  happens(What::kBedExit);
  EXPECT_EQ(kinds(happens(What::kMoved)), (Kinds{StepKind::kClosed, StepKind::kClosed}));
  ASSERT_EQ(s_.open.size(), 1U);
  EXPECT_EQ(first().kind, AlarmKind::kFall);
  EXPECT_FALSE(s_.waiting);
}

TEST_F(Night, TheBrokerAndTheMissingPageCallTheLeader) {
  happens(What::kBrokerDown);
  happens(What::kNoPage);
  EXPECT_EQ(s_.open[0].alarm.level, Level::kLeader);
  EXPECT_EQ(s_.open[1].alarm.level, Level::kLeader);
  EXPECT_EQ(kinds(happens(What::kBrokerUp)), Kinds{StepKind::kClosed});
  EXPECT_EQ(kinds(happens(What::kPage)), Kinds{StepKind::kClosed});
}

}  // namespace
}  // namespace meretid::nightwatch::alarm
