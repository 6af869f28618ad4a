// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/day/plan_day.h"

#include <gtest/gtest.h>

#include "solutions/homecare/day/test_day_test.h"
#include "solutions/homecare/municipal/check/check_plan.h"

namespace meretid::homecare::day {
namespace {

using municipal::check_plan;
using municipal::Plan;

Plan planned(const municipal::Municipality& all, std::uint64_t iterations, DayOptions options = {}, const Plan* start = nullptr, const Plan* running = nullptr) {
  Budget budget;
  budget.iterations = iterations;
  return plan_day(all, municipal::whole(all), start ? *start : municipal::empty_plan(all), {}, options, budget, running);
}
double cost(const municipal::Municipality& all, const Plan& plan) {
  return municipal::cost_of(all, plan, municipal::whole(all), {}).total(all.weights);
}

TEST(PlanDay, KeepsAllRulesOnManyDays) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const auto all = municipal::random_day({60 + static_cast<int>(seed) * 10, 4 + static_cast<int>(seed) / 2, 0.15, 0.15, 0.3, 0.2, seed % 2 == 0}, seed);
    const Plan plan = planned(all, 1500, {seed, 1});
    const auto verdict = check_plan(all, plan);
    ASSERT_TRUE(verdict.holds()) << seed << " " << verdict.breaches[0].code << " " << verdict.breaches[0].where;
  }
}

TEST(PlanDay, IsTheSameOnOneThreadAndOnTwo) {
  const auto small = municipal::random_day({100, 8}, 3), large = municipal::random_day({500, 40, 0.1, 0.08, 0.2, 0.1, true}, 4);
  EXPECT_EQ(planned(small, 6000, {5, 1}), planned(small, 6000, {5, 2}));
  EXPECT_EQ(planned(large, 9000, {5, 1}), planned(large, 9000, {5, 2}));
}

TEST(PlanDay, SearchingLowersTheCost) {
  const auto all = municipal::random_day({150, 16, 0.05, 0.05, 0.1}, 9);
  const Plan first = planned(all, 1), later = planned(all, 8000);
  EXPECT_LT(cost(all, later), cost(all, first));
  EXPECT_TRUE(later.unassigned.empty());
}

TEST(PlanDay, TellsEachBetterPlanAndStopsWhenTold) {
  const auto all = municipal::random_day({120, 10}, 2);
  std::vector<double> told;
  std::stop_source stop;
  Budget budget;
  budget.stop = stop.get_token();
  const Plan plan = plan_day(all, municipal::whole(all), municipal::empty_plan(all), {}, {}, budget, nullptr, [&](const Plan& better) {
    EXPECT_TRUE(check_plan(all, better).holds());
    told.push_back(cost(all, better));
    if (told.size() == 3) stop.request_stop();
  });
  ASSERT_EQ(told.size(), 3U);
  EXPECT_LT(told.back(), told.front());
  EXPECT_TRUE(check_plan(all, plan).holds());
}

TEST(PlanDay, PinsAreNeverMoved) {
  auto all = municipal::random_day({120, 9}, 11);
  const Plan before = planned(all, 4000);
  std::vector<std::vector<int>> shifts(all.visits.size());
  std::vector<municipal::Moment> starts(all.visits.size());
  for (std::size_t v = 0; v < all.visits.size(); ++v) shifts[v].resize(all.visits[v].needs.size());
  std::vector<bool> made(all.visits.size(), false);
  for (std::size_t s = 0; s < before.routes.size(); ++s)
    for (const auto& turn : before.routes[s].turns) {
      const auto v = static_cast<std::size_t>(turn.visit);
      shifts[v][static_cast<std::size_t>(turn.need)] = static_cast<int>(s);
      starts[v] = turn.start;
      made[v] = true;
    }
  for (std::size_t v = 0; v < all.visits.size(); ++v) {
    if (!made[v] || v % 3 == 0) continue;
    all.visits[v].pin = municipal::Pin{shifts[v], {}, false};
    if (v % 3 == 1) all.visits[v].pin->start = starts[v];
  }
  const Plan after = planned(all, 4000, {2, 1}, &before);
  const auto verdict = check_plan(all, after);
  EXPECT_TRUE(verdict.holds()) << verdict.breaches[0].code << " " << verdict.breaches[0].where;
}

TEST(PlanDay, BegunVisitsAreFactsAndNothingNewStartsInThePast) {
  auto all = municipal::random_day({120, 9}, 12);
  const Plan before = planned(all, 4000);
  const municipal::Moment now = municipal::t(10);
  for (std::size_t s = 0; s < before.routes.size(); ++s)
    for (const auto& turn : before.routes[s].turns) {
      municipal::Visit& visit = all.visits[static_cast<std::size_t>(turn.visit)];
      if (turn.start >= now) continue;
      if (!visit.pin) visit.pin = municipal::Pin{std::vector<int>(visit.needs.size()), turn.start, true};
      visit.pin->shifts[static_cast<std::size_t>(turn.need)] = static_cast<int>(s);
    }
  all.shifts[2].absent_from = now;
  DayOptions options{3, 1};
  options.now = now;
  const Plan after = planned(all, 3000, options, &before, &before);
  const auto verdict = check_plan(all, after);
  EXPECT_TRUE(verdict.holds()) << verdict.breaches[0].code << " " << verdict.breaches[0].where;
  for (std::size_t s = 0; s < after.routes.size(); ++s)
    for (const auto& turn : after.routes[s].turns)
      EXPECT_TRUE(turn.start >= now || (all.visits[static_cast<std::size_t>(turn.visit)].pin && all.visits[static_cast<std::size_t>(turn.visit)].pin->start == turn.start));
}

TEST(PlanDay, ShiftsOutsideTheScopeAreLeftAlone) {
  const auto all = municipal::random_day({90, 8}, 5);
  const Plan before = planned(all, 2000);
  municipal::Scope scope = municipal::whole(all);
  scope.shifts = {0, 1, 2, 3};
  Budget budget;
  budget.iterations = 1500;
  const Plan after = plan_day(all, scope, before, {}, {4, 1}, budget);
  for (std::size_t s = 4; s < 8; ++s) EXPECT_EQ(after.routes[s], before.routes[s]);
  EXPECT_TRUE(check_plan(all, after).holds()) << check_plan(all, after).breaches[0].code;
}

TEST(PlanDay, AnEmptyDayIsAPlanToo) {
  auto all = municipal::random_day({5, 2}, 1);
  Budget budget;
  budget.iterations = 10;
  const Plan nobody = plan_day(all, {{0, 1, 2, 3, 4}, {}}, municipal::empty_plan(all), {}, {}, budget);
  EXPECT_EQ(nobody.unassigned.size(), 5U);
  EXPECT_TRUE(plan_day(all, {{}, {0, 1}}, municipal::empty_plan(all), {}, {}, budget).routes[0].turns.empty());
}

}  // namespace
}  // namespace meretid::homecare::day
