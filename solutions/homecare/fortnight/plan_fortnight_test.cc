// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/fortnight/plan_fortnight.h"

#include <gtest/gtest.h>

#include "solutions/homecare/fortnight/made_up_fortnight_test.h"
#include "solutions/homecare/fortnight/pareto.h"
#include "solutions/homecare/municipal/check/check_plan.h"
#include "solutions/homecare/municipal/measures.h"

namespace meretid::homecare::fortnight {
namespace {

using namespace municipal;

Budget steps(std::uint64_t iterations) {
  Budget budget;
  budget.iterations = iterations;
  return budget;
}

TEST(Fortnight, FewerFacesForLittleMoreDrivingThanDayByDay) {
  const Municipality all = made_up_fortnight(24, 3);
  FortnightOptions options;
  options.continuity_weight = 0;
  const Plan apart = plan_fortnight(all, options, steps(16'000));
  options.continuity_weight = 0.15;
  const Plan together = plan_fortnight(all, options, steps(16'000));
  EXPECT_TRUE(check_plan(all, apart).holds());
  EXPECT_TRUE(check_plan(all, together).holds());
  const Measures before = measures_of(all, apart), after = measures_of(all, together);
  EXPECT_LT(after.often.mean, 0.7 * before.often.mean);
  EXPECT_LT(after.total.costs.driving, 1.04 * before.total.costs.driving);
  EXPECT_LE(together.unassigned.size(), apart.unassigned.size());
}

TEST(Fortnight, TheSameOnAnyNumberOfThreads) {
  const Municipality all = made_up_fortnight(12, 5, 7);
  FortnightOptions options;
  options.threads = 1;
  const Plan one = plan_fortnight(all, options, steps(3'000));
  options.threads = 4;
  EXPECT_EQ(plan_fortnight(all, options, steps(3'000)), one);
  options.seed = 2;
  EXPECT_NE(plan_fortnight(all, options, steps(3'000)), one);
}

TEST(Fortnight, StoppedAtOnceItGivesAPlanThatHolds) {
  const Municipality all = made_up_fortnight(12, 5, 7);
  std::stop_source stop;
  Budget budget = steps(1'000'000'000);
  budget.stop = stop.get_token();
  stop.request_stop();
  EXPECT_TRUE(check_plan(all, plan_fortnight(all, {}, budget)).holds());
}

TEST(Fortnight, TellsHowFarItIsAndKeepsDaysThatAreNotToBeTouched) {
  const Municipality all = made_up_fortnight(12, 5, 7);
  FortnightOptions options;
  const Plan before = plan_fortnight(all, options, steps(2'000));
  options.kept_days = {0, 3};
  options.seed = 9;
  double share = 0;
  const Plan after = plan_fortnight(
      all, options, steps(2'000), {},
      [&](double now, const Plan& plan) {
        EXPECT_GE(now, share);
        share = now;
        EXPECT_EQ(plan.routes.size(), all.shifts.size());
      },
      &before);
  EXPECT_DOUBLE_EQ(share, 1);
  EXPECT_TRUE(check_plan(all, after).holds());
  EXPECT_NE(after, before);
  for (const int day : options.kept_days)
    for (const int s : scope_of_day(all, day).shifts) EXPECT_EQ(after.routes[static_cast<std::size_t>(s)], before.routes[static_cast<std::size_t>(s)]);
}

TEST(Fortnight, PinsStay) {
  Municipality all = made_up_fortnight(12, 5, 7);
  const Plan before = plan_fortnight(all, {}, steps(2'000));
  for (std::size_t s = 0; s < before.routes.size(); s += 3)
    for (const Turn& turn : before.routes[s].turns) {
      Visit& visit = all.visits[static_cast<std::size_t>(turn.visit)];
      if (visit.carers() == 1) visit.pin = Pin{{static_cast<int>(s)}, turn.start, false};
    }
  FortnightOptions options;
  options.seed = 4;
  EXPECT_TRUE(check_plan(all, plan_fortnight(all, options, steps(2'000), {}, {}, &before)).holds());
}

TEST(Choices, ThoseThatAreWorseInEveryWayAreMarked) {
  std::vector<Choice> four(4);
  four[0].driving = 100, four[0].faces = 14;
  four[1].driving = 102, four[1].faces = 7;
  four[2].driving = 103, four[2].faces = 8;
  four[3].driving = 102, four[3].faces = 7;
  mark_beaten(four);
  EXPECT_FALSE(four[0].beaten);
  EXPECT_FALSE(four[1].beaten);
  EXPECT_TRUE(four[2].beaten);
  EXPECT_FALSE(four[3].beaten);
}

TEST(Choices, OneForEachWeight) {
  const Municipality all = made_up_fortnight(8, 2, 3);
  const std::vector<Choice> two = choices(all, {0, 1}, {}, [] { return steps(600); });
  ASSERT_EQ(two.size(), 2U);
  EXPECT_DOUBLE_EQ(two[1].continuity_weight, 1);
  EXPECT_GT(two[0].driving, 0);
  EXPECT_TRUE(check_plan(all, two[1].plan).holds());
}

}  // namespace
}  // namespace meretid::homecare::fortnight
