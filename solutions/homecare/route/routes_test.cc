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

TEST(Routes, StaySoundWhenTailsAreExchangedAndCostWhatWasSaid) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const Problem problem = random_problem(60, seed, seed % 2 == 0);
    const Neighbours near(problem, 20, 60);
    Rng rng(seed);
    Routes routes(problem);
    std::vector<int> all;
    for (int stop = 1; stop < problem.size(); ++stop) all.push_back(stop);
    routes.take({}, all, problem.vehicles());
    routes.begin();
    Recreate(problem, near, 0.1)(routes, rng);
    int exchanged = 0, opened = 0;
    const auto any = [&](bool start) {
      const auto draw = static_cast<int>(rng.below(static_cast<std::uint64_t>(problem.size() + 9)));
      if (draw > 0 && draw < problem.size()) return draw;
      const auto route = static_cast<int>(rng.below(static_cast<std::uint64_t>(routes.slots())));
      return start ? routes.first(route) : routes.last(route);
    };
    for (int step = 0; step < 4000; ++step) {
      const int a = any(true), b = any(false);
      if (a >= problem.size() && b >= problem.size()) continue;
      const Cost cost = routes.tails_cost(a, b, Routes::kNever);
      if (cost == Routes::kNever) continue;
      const Plan before = routes.plan();
      const int used = routes.used();
      routes.begin();
      routes.exchange_tails(a, b);
      EXPECT_EQ(routes.distance(), before.distance + cost);
      EXPECT_EQ(routes.node(a).next, b < problem.size() ? b : routes.last(routes.node(a).route));
      ++exchanged, opened += routes.used() > used ? 1 : 0;
      expect_sound(routes);
      if (rng.chance(0.5)) {
        routes.undo();
        EXPECT_EQ(routes.plan().routes, before.routes);
        expect_sound(routes);
      }
      if (HasFailure()) return;
    }
    EXPECT_GT(exchanged, 20);
    EXPECT_GT(opened, 0);
  }
}

}  // namespace
}  // namespace meretid::homecare
