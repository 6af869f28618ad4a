// SPDX-License-Identifier: EUPL-1.2
// Small days are planned as well as any plan can be: all orders of two carers are tried here, timed by a plain fixed point of their own.
#include <gtest/gtest.h>

#include <limits>

#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/day/test_day_test.h"
#include "solutions/homecare/municipal/check/check_plan.h"

namespace meretid::homecare::day {
namespace {

using municipal::Plan;
using Order = std::vector<municipal::Turn>;

/// Earliest starts of these orders, or false when they go round in a circle.
bool timed(const municipal::Municipality& all, Plan& plan) {
  for (int sweep = 0; sweep < 20; ++sweep) {
    bool still = true;
    for (std::size_t s = 0; s < plan.routes.size(); ++s) {
      municipal::Moment free = all.shifts[s].from;
      int place = all.shifts[s].begin;
      for (municipal::Turn& turn : plan.routes[s].turns) {
        const auto& visit = all.visits[static_cast<std::size_t>(turn.visit)];
        const int door = all.place_of(turn.visit);
        municipal::Moment start = std::max(free + all.to_door(all.carers[static_cast<std::size_t>(all.shifts[s].carer)].mode, place, door), visit.windows[0].from);
        for (const auto& route : plan.routes)
          for (const municipal::Turn& other : route.turns)
            if (other.visit == turn.visit) start = std::max(start, other.start);
        if (start != turn.start) still = false;
        turn.start = start;
        free = start + visit.duration;
        place = door;
      }
    }
    if (still) return true;
  }
  return false;
}

class SmallDays : public testing::TestWithParam<int> {};

TEST_P(SmallDays, AreAsGoodAsAnyPlan) {
  auto all = municipal::random_day({5, 2, 0, 0, 0.2, 0}, static_cast<std::uint64_t>(GetParam()));
  for (auto& shift : all.shifts) shift.pause.reset();
  for (auto& carer : all.carers) carer.skills = {{0, 1, {}}, {1, 2, {}}, {2, 1, {}}};
  all.visits[0].needs = {{{0, 1, {}}}, {{0, 1, {}}}};  // the first takes both
  // What the earliest start does not decide is left out.
  all.weights.preferred = all.weights.waiting = all.weights.fairness = 0;
  const auto scope = municipal::whole(all);
  double least = std::numeric_limits<double>::infinity();
  for (int split = 0; split < 16; ++split) {
    Order first{{0, 0, 0}}, second{{0, 1, 0}};
    for (int v = 1; v < 5; ++v) (split >> (v - 1) & 1 ? first : second).push_back({v, 0, 0});
    const auto by_visit = [](const municipal::Turn& a, const municipal::Turn& b) { return a.visit < b.visit; };
    do {
      Order other = second;
      std::ranges::sort(other, by_visit);
      do {
        Plan plan = municipal::empty_plan(all);
        plan.unassigned.clear();
        plan.routes[0].turns = first, plan.routes[1].turns = other;
        if (timed(all, plan) && municipal::check_plan(all, plan).holds())
          least = std::min(least, municipal::cost_of(all, plan, scope, {}).total(all.weights));
      } while (std::next_permutation(other.begin(), other.end(), by_visit));
    } while (std::next_permutation(first.begin(), first.end(), by_visit));
  }
  Budget budget;
  budget.iterations = 2000;
  const Plan found = plan_day(all, scope, municipal::empty_plan(all), {}, {1, 1}, budget);
  EXPECT_TRUE(municipal::check_plan(all, found).holds());
  const double cost = municipal::cost_of(all, found, scope, {}).total(all.weights);
  if (least < std::numeric_limits<double>::infinity()) {
    EXPECT_NEAR(cost, least, 1e-6);
  } else {
    EXPECT_FALSE(found.unassigned.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SmallDays, testing::Range(1, 13));

}  // namespace
}  // namespace meretid::homecare::day
