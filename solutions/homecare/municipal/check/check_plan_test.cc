// SPDX-License-Identifier: EUPL-1.2
// For each rule a plan that just keeps it and one that breaks it by a second, a person or a day.
#include "solutions/homecare/municipal/check/check_plan.h"

#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "solutions/homecare/municipal/small_town_test.h"

namespace meretid::homecare::municipal {
namespace {

using Codes = std::vector<std::string>;

class CheckPlan : public testing::Test {
 protected:
  Codes codes() const {
    Codes found;
    for (const auto& breach : check_plan(all, plan).breaches) {
      EXPECT_TRUE(breach.code.starts_with("homecare.rule.")) << breach.code;
      EXPECT_TRUE(base::has_text(breach.code)) << breach.code;
      found.push_back(breach.code.substr(std::string("homecare.rule.").size()));
      for (const auto language : {base::Language::kDanish, base::Language::kEnglish})
        EXPECT_EQ(base::render(breach, language).find('{'), std::string::npos) << base::render(breach, language);
    }
    return found;
  }
  Turn& turn(std::size_t shift, std::size_t i) { return plan.routes[shift].turns[i]; }

  Municipality all = small_town();
  Plan plan = small_plan();
};

TEST_F(CheckPlan, AGoodPlanHolds) {
  EXPECT_EQ(codes(), Codes{});
  const PlanVerdict verdict = check_plan(all, plan);
  EXPECT_EQ(verdict.late, 0);
  EXPECT_EQ(verdict.unassigned, (std::array<int, kPriorities>{}));
}

TEST_F(CheckPlan, EveryVisitIsMadeOnceOrListed) {
  plan.routes[0].turns.erase(plan.routes[0].turns.begin());
  EXPECT_EQ(codes(), Codes{"not_planned"});
  plan.unassigned = {0};
  EXPECT_EQ(codes(), Codes{});
  EXPECT_EQ(check_plan(all, plan).unassigned, (std::array<int, kPriorities>{0, 0, 1, 0}));
  plan.unassigned = {0, 0};
  EXPECT_EQ(codes(), Codes{"listed_twice"});
  plan.unassigned = {0, 7};
  EXPECT_EQ(codes(), Codes{"unknown_turn"});
  plan = small_plan();
  plan.unassigned = {0};
  EXPECT_EQ(codes(), Codes{"made_and_listed"});
  plan = small_plan();
  plan.routes[2].turns = {{0, 0, t(8)}};
  EXPECT_EQ(codes(), Codes{"twice"});
  plan.routes[2].turns = {{0, 1, t(8)}};  // Anna's visit needs but one
  EXPECT_EQ(codes(), Codes{"unknown_turn"});
  plan = small_plan();
  plan.routes[1].turns.clear();
  EXPECT_EQ(codes(), Codes{"too_few"});
  plan.routes.pop_back();
  EXPECT_EQ(codes(), Codes{"routes"});
}

TEST_F(CheckPlan, TwoCarersAreTwoPeopleAtTheSameSecond) {
  turn(1, 0).start += 1;
  EXPECT_EQ(codes(), Codes{"not_together"});
  plan = small_plan();
  all.shifts[1].carer = 0;  // Clara has two shifts at once, and is both of the two
  EXPECT_EQ(codes(), (Codes{"two_routes", "one_carer"}));
}

TEST_F(CheckPlan, ALinkKeepsItsGap) {
  all.visits[2].link = Link{1, t(0, 30), t(1)};
  EXPECT_EQ(codes(), Codes{});
  turn(0, 2).start = t(10) + 1;
  EXPECT_EQ(codes(), Codes{"gap"});
  all.visits[2].link = Link{1, t(1) + 1, t(2)};
  EXPECT_EQ(codes(), Codes{});
  turn(0, 2).start = t(10);
  EXPECT_EQ(codes(), Codes{"gap"});
  plan.routes[0].turns.erase(plan.routes[0].turns.begin() + 1);
  plan.routes[1].turns.clear();
  plan.unassigned = {1};  // nothing to wait for
  EXPECT_EQ(codes(), Codes{});
}

TEST_F(CheckPlan, AStartLiesInAWindow) {
  turn(0, 0).start = t(8) - 1;
  EXPECT_EQ(codes(), Codes{"early"});
  plan.routes[0].turns = {{0, 0, t(9)}};
  plan.routes[1].turns.clear();
  plan.unassigned = {1, 2};
  EXPECT_EQ(codes(), Codes{});
  turn(0, 0).start = t(9) + all.rules.stretch;  // allowed, and counted
  EXPECT_EQ(codes(), Codes{});
  EXPECT_EQ(check_plan(all, plan).late, 1);
  EXPECT_EQ(check_plan(all, plan).late_seconds, all.rules.stretch);
  EXPECT_EQ(check_plan(all, plan).most_late, all.rules.stretch);
  turn(0, 0).start += 1;
  EXPECT_EQ(codes(), Codes{"late"});
  all.visits[0].windows.push_back({t(12), t(12, 30)});
  EXPECT_EQ(codes(), Codes{"late"});  // in the gap of the two, still late for the first
  turn(0, 0).start = t(12, 30);
  plan.routes[0].pause = t(11);
  EXPECT_EQ(codes(), Codes{});
}

TEST_F(CheckPlan, MedicineIsNeverLate) {
  turn(0, 2).start = t(10, 30);
  EXPECT_EQ(codes(), Codes{});
  turn(0, 2).start += 1;
  EXPECT_EQ(codes(), Codes{"late"});
  all.visits[2].pin = Pin{{0}, t(10, 30) + 1, true};  // it has begun: a fact, counted
  EXPECT_EQ(codes(), Codes{});
  EXPECT_EQ(check_plan(all, plan).late_seconds, 1);
}

TEST_F(CheckPlan, ACarerMayCome) {
  all.visits[2].needs = {{{1, 3}}};
  EXPECT_EQ(codes(), Codes{"skill"});
  all.visits[2].needs = {{{1, 2}}};
  all.carers[0].skills[1].until = all.first;  // the last day is today
  EXPECT_EQ(codes(), Codes{});
  all.carers[0].skills[1].until = Date{std::chrono::sys_days(all.first) - std::chrono::days(1)};
  EXPECT_EQ(codes(), Codes{"delegation"});
  all.carers[0].skills.push_back({1, 2});  // delegated anew
  EXPECT_EQ(codes(), Codes{});
  all.citizens[0].banned = {0};
  EXPECT_EQ(codes(), Codes{"banned"});
  all.citizens[0].banned = {1, 2};
  EXPECT_EQ(codes(), Codes{});
  all.citizens[0].only = Gender::kWoman;
  EXPECT_EQ(codes(), Codes{});
  all.citizens[0].only = Gender::kMan;
  EXPECT_EQ(codes(), Codes{"only_men"});
  all.citizens[0].only = Gender::kWoman;
  all.carers[0].gender = Gender::kUnknown;
  EXPECT_EQ(codes(), Codes{"only_women"});
}

TEST_F(CheckPlan, ADelegationHoldsOnTheDayTheVisitStarts) {
  all.days = 2;
  all.midnights = {0, t(24), t(48)};
  all.visits = {visit_of("n", 0, 600, {t(23), t(25)}, {{{1, 2}}})};
  all.carers[0].skills[1].until = all.first;
  all.shifts = {shift_of("nat", 0, t(22), t(30))};
  plan = {{{{{0, 0, t(24) - 1}}, {}}}, {}};
  EXPECT_EQ(codes(), Codes{});
  plan.routes[0].turns[0].start = t(24);
  EXPECT_EQ(codes(), Codes{"delegation"});
}

TEST_F(CheckPlan, ACarerIsThereWhenTheWayIsDone) {
  turn(0, 1).start = t(8, 30) + 720;  // the way and parking
  turn(1, 0).start = turn(0, 1).start;
  all.visits[1].windows = {{t(8), t(10)}};
  EXPECT_EQ(codes(), Codes{});
  --turn(0, 1).start;
  --turn(1, 0).start;
  EXPECT_EQ(codes(), Codes{"too_soon"});
  all.visits[1].pin = Pin{{0, 1}, turn(1, 0).start, true};  // has begun all the same
  EXPECT_EQ(codes(), Codes{});
  plan = small_plan();
  all.visits[1].pin = {};
  all.visits[0].windows = {{t(7), t(9)}};
  turn(0, 0).start = t(7) + 720;
  EXPECT_EQ(codes(), Codes{});
  --turn(0, 0).start;
  EXPECT_EQ(codes(), Codes{"too_soon"});
  turn(0, 0).start = t(8);
  std::vector<std::int32_t> seconds = *all.travel.seconds[0];
  seconds[3 * 1 + 2] = kNoWay;
  all.travel.seconds[0] = std::make_shared<const std::vector<std::int32_t>>(seconds);
  EXPECT_EQ(codes(), Codes{"no_way"});
}

TEST_F(CheckPlan, NoParkingAtTheSameHouse) {
  turn(0, 2).start = t(9, 20);
  all.visits[2].windows = {{t(9), t(10)}};
  EXPECT_EQ(codes(), Codes{});
  --turn(0, 2).start;
  EXPECT_EQ(codes(), Codes{"too_soon"});
}

TEST_F(CheckPlan, TheShiftEndsWithTheWayHome) {
  plan.routes[0].pause = t(11);
  all.shifts[0].until = t(11, 40);
  EXPECT_EQ(codes(), Codes{});
  EXPECT_EQ(check_plan(all, plan).overtime_seconds, 0);
  all.shifts[0].until -= all.rules.overtime;
  EXPECT_EQ(codes(), Codes{});
  EXPECT_EQ(check_plan(all, plan).overtime_seconds, all.rules.overtime);
  --all.shifts[0].until;
  EXPECT_EQ(codes(), Codes{"late_home"});
}

TEST_F(CheckPlan, OneCarerWithTwoShiftsGoesThemOneAfterTheOther) {
  all.shifts[2].carer = 0;
  all.visits[0].windows = {{t(8), t(13)}};
  plan.routes[0].turns.erase(plan.routes[0].turns.begin());
  plan.routes[0].pause = t(11);
  plan.routes[2].turns = {{0, 0, t(11, 52)}};  // back 11:40, out again at once
  EXPECT_EQ(codes(), Codes{});
  --plan.routes[2].turns[0].start;
  EXPECT_EQ(codes(), Codes{"two_routes"});
}

TEST_F(CheckPlan, APauseLiesInItsWindowAndAlone) {
  plan.routes[0].pause = {};
  EXPECT_EQ(codes(), Codes{"pause_missing"});
  for (const Moment good : {t(11), t(13)}) {
    plan.routes[0].pause = good;
    EXPECT_EQ(codes(), Codes{});
  }
  plan.routes[0].pause = t(11) - 1;
  EXPECT_EQ(codes(), Codes{"pause_window"});
  plan.routes[0].pause = t(13) + 1;
  EXPECT_EQ(codes(), Codes{"pause_window"});
}

TEST_F(CheckPlan, APauseOverlapsNeitherVisitNorWay) {
  all.shifts[0].pause = Pause{t(0, 10), t(7), t(13)};
  for (const Moment good : {t(7), t(7, 38), t(7, 12), t(7, 50), t(8, 30), t(8, 38), t(8, 42), t(8, 50), t(9, 20), t(9, 50), t(10, 10)}) {
    plan.routes[0].pause = good;
    EXPECT_EQ(codes(), Codes{}) << good;
  }
  // Not while driving, not during a visit: before the way it must leave time for it, at the door it must end before the visit.
  for (const Moment bad : {t(7, 50) + 1, t(8), t(8, 15), t(8, 38) + 1, t(8, 42) - 1, t(8, 50) + 1, t(9, 20) - 1, t(9, 50) + 1, t(10, 10) - 1}) {
    plan.routes[0].pause = bad;
    EXPECT_EQ(codes(), Codes{"pause_overlaps"}) << bad;
  }
}

TEST_F(CheckPlan, PinsHold) {
  all.visits[0].pin = Pin{{0}, t(8)};
  all.visits[1].pin = Pin{{0, 1}, {}};
  EXPECT_EQ(codes(), Codes{});
  turn(0, 0).start += 1;
  EXPECT_EQ(codes(), Codes{"pin_start"});
  plan = small_plan();
  all.visits[1].pin = Pin{{0, 2}, {}};
  EXPECT_EQ(codes(), Codes{"pin_carer"});
  all.visits[1].pin = {};
  plan.routes[0].turns.erase(plan.routes[0].turns.begin());
  plan.unassigned = {0};
  EXPECT_EQ(codes(), Codes{"pin_unassigned"});
}

TEST_F(CheckPlan, NobodyWorksAfterLeavingIll) {
  all.shifts[0].absent_from = t(10, 10);
  plan.routes[0].pause = {};  // not due yet
  EXPECT_EQ(codes(), Codes{});
  --*all.shifts[0].absent_from;
  EXPECT_EQ(codes(), Codes{"absent"});
  all.shifts[0].absent_from = t(13) + 1;
  EXPECT_EQ(codes(), Codes{"pause_missing"});
}

TEST_F(CheckPlan, NamesPeopleAndLocalTime) {
  turn(0, 0).start = t(8) - 1;
  EXPECT_EQ(base::render(check_plan(all, plan).breaches.at(0), base::Language::kDanish),
            "vagt0: Besøget v0 hos Anna begynder 07:59:59, men må først begynde 08:00.");
  all.days = 2;
  all.midnights = {0, t(24), t(48)};
  EXPECT_EQ(base::render(check_plan(all, plan).breaches.at(0), base::Language::kEnglish),
            "vagt0: The visit v0 to Anna starts at 2026-03-02 07:59:59, but must not start before 2026-03-02 08:00.");
}

TEST_F(CheckPlan, TheNightOfSummerTimeIsAnHourShorterOnTheWall) {
  all.first = Date{std::chrono::year(2026), std::chrono::month(3), std::chrono::day(29)};
  all.origin = danish::midnight(all.first);
  all.midnights = {0, t(23)};
  turn(0, 0).start = t(8) - 1;
  EXPECT_EQ(base::render(check_plan(all, plan).breaches.at(0), base::Language::kDanish),
            "vagt0: Besøget v0 hos Anna begynder 08:59:59, men må først begynde 09:00.");
}

}  // namespace
}  // namespace meretid::homecare::municipal
