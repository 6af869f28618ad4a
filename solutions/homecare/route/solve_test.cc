// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/solve.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>

#include "solutions/homecare/route/test_problem.h"

namespace meretid::homecare {
namespace {

/// The shortest plan by trying every order in every cut: for up to eight stops.
Cost least_distance(const Problem& p) {
  std::vector<int> order;
  for (int i = 1; i < p.size(); ++i) order.push_back(i);
  Cost best = std::numeric_limits<Cost>::max();
  do {
    for (unsigned cuts = 0; cuts < 1u << (order.size() - 1); ++cuts) {
      std::vector<std::vector<int>> routes{{}};
      for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && (cuts >> (i - 1) & 1) != 0) routes.emplace_back();
        routes.back().push_back(order[i]);
      }
      bool good = std::ssize(routes) <= p.vehicles();
      for (const auto& route : routes) {
        std::int64_t load = 0, time = p.stop(0).ready;
        int at = 0;
        for (const int s : route) {
          time = std::max<std::int64_t>(time + p.duration(at, s), p.stop(s).ready);
          good = good && time <= p.stop(s).due;
          time += p.stop(s).service, load += p.stop(s).demand, at = s;
        }
        good = good && time + p.duration(at, 0) <= p.stop(0).due && load <= p.capacity();
      }
      if (good) best = std::min(best, driven(p, routes));
    }
  } while (std::ranges::next_permutation(order).found);
  return best;
}

Budget iterations(std::uint64_t count) {
  Budget budget;
  budget.iterations = count;
  return budget;
}

TEST(Solve, FindsTheBestPlanOfSmallProblems) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const Problem p = random_problem(8, seed, false);
    const Plan plan = solve(p, {.seed = seed}, iterations(8'000));
    EXPECT_TRUE(plan.unassigned.empty());
    EXPECT_EQ(plan.distance, driven(p, plan.routes));
    EXPECT_EQ(plan.distance, least_distance(p));
  }
}

TEST(Solve, IsTheSameOnOneThreadAndOnTwo) {
  for (const int stops : {80, 420}) {  // one of each way of sharing the work
    const Problem p = random_problem(stops, 5, false);
    for (const bool fewest : {false, true}) {
      const Plan one = solve(p, {.seed = 7, .threads = 1, .fewest_vehicles = fewest}, iterations(24'000));
      const Plan two = solve(p, {.seed = 7, .threads = 2, .fewest_vehicles = fewest}, iterations(24'000));
      EXPECT_EQ(one.routes, two.routes);
      EXPECT_TRUE(one.unassigned.empty());
    }
  }
}

TEST(Solve, SavesVehiclesWhenAsked) {
  // West, east, west again: two vehicles drive 40, one alone 60.
  const std::vector<Stop> stops{{0, 200, 0, 0}, {0, 20, 0, 1}, {40, 60, 0, 1}, {80, 100, 0, 1}};
  const Problem p(stops, 3, 10, {0, 10, 10, 10, 10, 0, 20, 0, 10, 20, 0, 20, 10, 0, 20, 0});
  const Plan shortest = solve(p, {}, iterations(8'000));
  EXPECT_EQ(shortest.distance, 40);
  EXPECT_EQ(shortest.routes.size(), 2u);
  const Plan fewest = solve(p, {.fewest_vehicles = true}, iterations(16'000));
  EXPECT_EQ(fewest.distance, 60);
  EXPECT_EQ(fewest.routes.size(), 1u);
}

TEST(Solve, NamesStopsThatNobodyCanServeAndPlansTheRest) {
  std::vector<Stop> stops{{0, 1000, 0, 0}, {0, 5, 0, 1}, {0, 900, 10, 1}, {0, 900, 10, 99}, {990, 1000, 10, 1}};
  std::vector<Span> ways(25, 20);
  for (std::size_t i = 0; i < 5; ++i) ways[6 * i] = 0;
  const Problem p(stops, 3, 10, ways);
  Plan plan = solve(p, {}, iterations(8'000));
  std::ranges::sort(plan.unassigned);
  EXPECT_EQ(plan.unassigned, (std::vector<int>{1, 3, 4}));  // too far, too heavy, home too late
  EXPECT_EQ(plan.routes, (std::vector<std::vector<int>>{{2}}));
}

TEST(Solve, EndsWhenStoppedAndKeepsTheFleet) {
  const Problem p = random_problem(80, 3, false);
  std::stop_source source;
  Budget budget = iterations(400'000);
  budget.stop = source.get_token();
  int told = 0;
  Cost last = std::numeric_limits<Cost>::max();
  const Plan plan = solve(p, {}, budget, [&](const Plan& better) {
    EXPECT_LT(better.distance, last);
    last = better.distance;
    if (++told == 3) source.request_stop();
  });
  EXPECT_EQ(told, 3);
  EXPECT_LE(plan.distance, last);
  EXPECT_LE(std::ssize(plan.routes), p.vehicles());
}

}  // namespace
}  // namespace meretid::homecare
