// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/routes.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "solutions/homecare/route/recreate.h"
#include "solutions/homecare/route/ruin.h"
#include "solutions/homecare/route/test_problem.h"

namespace meretid::homecare {
namespace {

/// Everything a Routes says of itself, reckoned anew from its routes alone.
void expect_sound(const Routes& routes) {
  const Problem& p = routes.problem();
  const Plan plan = routes.plan();
  EXPECT_EQ(routes.distance(), driven(p, plan.routes));
  EXPECT_EQ(routes.used(), static_cast<int>(plan.routes.size()));
  std::vector<int> seen = plan.unassigned;
  for (const auto& route : plan.routes) {
    seen.insert(seen.end(), route.begin(), route.end());
    std::int64_t load = 0;
    Span leave = p.stop(0).ready;
    int at = 0;
    for (const int stop : route) {
      const Span start = std::max(leave + p.duration(at, stop), p.stop(stop).ready);
      ASSERT_LE(start, p.stop(stop).due);
      leave = start + p.stop(stop).service;
      ASSERT_EQ(routes.node(stop).leave, leave);
      load += p.stop(stop).demand;
      at = stop;
    }
    ASSERT_LE(leave + p.duration(at, 0), p.stop(0).due);
    ASSERT_LE(load, p.capacity());
    ASSERT_EQ(routes.vehicle(routes.node(route[0]).route).load, load);
    Span late = p.stop(0).due;
    int next = 0;
    for (auto stop = route.rbegin(); stop != route.rend(); ++stop) {
      late = std::min(p.stop(*stop).due, late - p.duration(*stop, next) - p.stop(*stop).service);
      ASSERT_EQ(routes.node(*stop).late, late);
      next = *stop;
    }
  }
  std::ranges::sort(seen);
  std::vector<int> all = routes.members();
  std::ranges::sort(all);
  EXPECT_EQ(seen, all);
}

TEST(Routes, StaySoundThroughRuinAndRecreateAndUndo) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const Problem problem = random_problem(60, seed, seed % 2 == 0);
    const Neighbours near(problem, 20, 60);
    Ruin ruin(near, {});
    Recreate recreate(problem, near, 0.1);
    Rng rng(seed);
    Routes routes(problem);
    std::vector<int> all;
    for (int stop = 1; stop < problem.size(); ++stop) all.push_back(stop);
    routes.take({}, all, problem.vehicles());
    routes.begin();
    recreate(routes, rng);
    expect_sound(routes);
    EXPECT_TRUE(routes.absent().empty());
    for (int step = 0; step < 400; ++step) {
      const Plan before = routes.plan();
      routes.begin();
      const bool good = ruin(routes, rng);
      if (good) {
        recreate(routes, rng);
        expect_sound(routes);
      }
      if (!good || rng.chance(0.5)) {
        routes.undo();
        EXPECT_EQ(routes.plan().routes, before.routes);
        EXPECT_EQ(routes.distance(), before.distance);
        expect_sound(routes);
      }
      if (HasFatalFailure()) return;
    }
  }
}

}  // namespace
}  // namespace meretid::homecare
