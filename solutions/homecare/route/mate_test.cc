// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/mate.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "solutions/homecare/route/solve.h"
#include "solutions/homecare/route/test_problem.h"

namespace meretid::homecare {
namespace {

TEST(Mate, AChildHasEveryStopOnceKeepsWindowsAndTakesFromBoth) {
  for (const bool rough : {false, true}) {
    const Problem p = random_problem(60, 4, rough);
    Budget little;
    little.iterations = 4000;
    const Plan base = solve(p, {.seed = 1}, little), donor = solve(p, {.seed = 2}, little);
    ASSERT_NE(base.routes, donor.routes);
    Rng rng(1);
    for (int i = 0; i < 50; ++i) {
      const Plan child = mate(p, base, donor, rng);
      std::vector<int> seen = child.unassigned;
      EXPECT_LE(child.routes.size(), base.routes.size());
      std::size_t from_donor = 0;
      for (const auto& route : child.routes) {
        ASSERT_FALSE(route.empty());
        seen.insert(seen.end(), route.begin(), route.end());
        if (std::ranges::find(donor.routes, route) != donor.routes.end()) ++from_donor;
        Cost time = p.stop(0).ready;
        int at = 0;
        for (const int stop : route) {
          time = std::max<Cost>(time + p.duration(at, stop), p.stop(stop).ready);
          ASSERT_LE(time, p.stop(stop).due);
          time += p.stop(stop).service, at = stop;
        }
        ASSERT_LE(time + p.duration(at, 0), p.stop(0).due);
      }
      EXPECT_GT(from_donor, 0U);
      EXPECT_EQ(child.distance, driven(p, child.routes));
      std::ranges::sort(seen);
      std::vector<int> all(static_cast<std::size_t>(p.size() - 1));
      std::iota(all.begin(), all.end(), 1);
      EXPECT_EQ(seen, all);
    }
  }
}

TEST(Mate, TwinsHaveAChildLikeThemselves) {
  const Problem p = random_problem(60, 4, false);
  Budget little;
  little.iterations = 4000;
  const Plan plan = solve(p, {}, little);
  Rng rng(3);
  const Plan child = mate(p, plan, plan, rng);
  EXPECT_TRUE(child.unassigned.empty());
  EXPECT_EQ(child.distance, plan.distance);
}

}  // namespace
}  // namespace meretid::homecare
