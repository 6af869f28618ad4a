// SPDX-License-Identifier: EUPL-1.2
// Random nights: any order of events, answers, times and restarts. The signal is absurd on purpose.
#include <gtest/gtest.h>

#include "base/rng.h"
#include "solutions/nightwatch/alarm/engine.h"

namespace meretid::nightwatch::alarm {
namespace {

using ward::AlarmKind;
using ward::AlarmState;
using ward::Level;

struct Walk {
  explicit Walk(std::uint64_t seed) : rng(seed) {
    rules.carer = rng.chance(0.5) ? AccountId::make() : AccountId();
    const auto rule = static_cast<ward::BedExitRule>(rng.below(3));
    rules.policy.bed_exit = {{"21:00", "07:00", rule, 10}};
  }
  /// One thing more; true when it was a person who closed `fall`.
  bool next(const AlarmId& fall) {
    rules.fresh = AlarmId::make();
    now = now + static_cast<std::int64_t>(rng.below(rng.chance(0.1) ? 7200 : 90)) * kSecond;
    if (rng.chance(0.4)) return steps = pass(standing, rules, now), false;
    if (rng.chance(0.6)) {
      steps = take(standing, rules, {static_cast<What>(rng.below(14)), devices[rng.below(2)], now + -static_cast<std::int64_t>(rng.below(40)) * kSecond}, now);
      return false;
    }
    Act act{static_cast<Do>(rng.below(7)), {}, accounts[rng.below(2)], ward::Outcome::kTrue, static_cast<std::int32_t>(rng.between(1, 240))};
    if (!standing.open.empty()) act.alarm = standing.open[rng.below(standing.open.size())].alarm.id;
    const auto result = answer(standing, rules, act, now);
    steps = result ? *result : std::vector<Step>{};
    return act.what == Do::kClose && act.alarm == fall;
  }
  const Open* open(AlarmKind kind) const {
    for (const Open& one : standing.open)
      if (one.alarm.kind == kind) return &one;
    return nullptr;
  }

  Rng rng;
  Rules rules;
  Standing standing;
  std::vector<Step> steps;
  Timestamp now{1'780'000'000 * kSecond};
  DeviceId devices[2] = {DeviceId::make(), DeviceId::make()};
  AccountId accounts[2] = {AccountId::make(), AccountId::make()};
};

TEST(AnyOrder, AnOpenFallIsNeverLost) {
  int falls = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Walk walk(seed);
    for (int i = 0; i < 250; ++i) {
      const Open* before = walk.open(AlarmKind::kFall);
      const AlarmId id = before ? before->alarm.id : AlarmId();
      const bool closed = walk.next(id);
      const Open* after = walk.open(AlarmKind::kFall);
      ASSERT_TRUE(id.empty() || (closed ? !after : after && after->alarm.id == id)) << "seed " << seed << ", step " << i;
      falls += !id.empty();
    }
  }
  EXPECT_GT(falls, 10'000) << "the walks were too tame to mean anything";
}

TEST(AnyOrder, AFallThatIsNotTheSameAsTheLastIsOpenAfterwards) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Walk walk(seed);
    for (int i = 0; i < 100; ++i) {
      walk.next({});
      if (!walk.rng.chance(0.1)) continue;
      walk.now = walk.now + kMinute;  // beyond what counts as the same
      walk.rules.fresh = AlarmId::make();
      take(walk.standing, walk.rules, {What::kFall, walk.devices[0], walk.now}, walk.now);
      ASSERT_NE(walk.open(AlarmKind::kFall), nullptr) << "seed " << seed << ", step " << i;
    }
  }
}

TEST(AnyOrder, AnOpenAlarmAlwaysHasAMomentAtWhichItCallsAgain) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Walk walk(seed);
    for (int i = 0; i < 150; ++i) {
      walk.next({});
      walk.rules.fresh = AlarmId::make();
      pass(walk.standing, walk.rules, walk.now);
      if (walk.standing.open.empty()) continue;
      const auto when = due(walk.standing, walk.rules);
      ASSERT_TRUE(when) << "seed " << seed;
      ASSERT_GT(*when, walk.now) << "seed " << seed << ": nothing is left undone";
      ASSERT_LE(*when - walk.now, 2 * kHour) << "seed " << seed;
    }
  }
}

TEST(AnyOrder, LeftAloneAFallReachesTheLeader) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Walk walk(seed);
    for (int i = 0; i < 60; ++i) walk.next({});
    walk.rules.fresh = AlarmId::make();
    walk.now = walk.now + kMinute;
    take(walk.standing, walk.rules, {What::kFall, walk.devices[0], walk.now}, walk.now);
    const Timestamp end = walk.now + kHour;  // somebody may have been there or on the way
    while (walk.now < end) {
      walk.now = std::max(*due(walk.standing, walk.rules), walk.now);
      walk.rules.fresh = AlarmId::make();
      pass(walk.standing, walk.rules, walk.now);
    }
    EXPECT_EQ(walk.open(AlarmKind::kFall)->alarm.level, Level::kLeader) << "seed " << seed;
    EXPECT_EQ(walk.open(AlarmKind::kFall)->alarm.state, AlarmState::kOpen) << "seed " << seed;
  }
}

TEST(AnyOrder, ARestartFromTheKeptStateChangesNothing) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Walk walk(seed);
    for (int i = 0; i < 60; ++i) {
      walk.next({});
      const auto kept = describe::from_json<Standing>(describe::to_json(walk.standing));
      ASSERT_TRUE(kept) << kept.error().where;
      Standing restarted = *kept;
      walk.rules.fresh = AlarmId::make();
      const Timestamp later = walk.now + static_cast<std::int64_t>(walk.rng.below(600)) * kSecond;
      const auto a = pass(walk.standing, walk.rules, later), b = pass(restarted, walk.rules, later);
      ASSERT_EQ(a.size(), b.size()) << "seed " << seed;
      ASSERT_EQ(describe::to_json(walk.standing), describe::to_json(restarted)) << "seed " << seed;
      walk.now = later;
    }
  }
}

TEST(AnyOrder, EachAlarmIsRaisedOnceAndClosedOnce) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Walk walk(seed);
    std::map<std::string, int> raised, closed;
    for (int i = 0; i < 200; ++i) {
      walk.next({});
      for (const Step& step : walk.steps) {
        if (step.kind == StepKind::kRaised) ++raised[step.alarm->id.text()];
        if (step.kind == StepKind::kClosed) ++closed[step.alarm->id.text()];
      }
    }
    for (const auto& [id, times] : raised) ASSERT_EQ(times, 1) << "seed " << seed;
    for (const auto& [id, times] : closed) ASSERT_EQ(times, raised[id]) << "seed " << seed;
    ASSERT_EQ(raised.size(), closed.size() + walk.standing.open.size()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace meretid::nightwatch::alarm
