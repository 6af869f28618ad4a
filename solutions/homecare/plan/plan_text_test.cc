// SPDX-License-Identifier: EUPL-1.2
// From a text to a judged plan, and what the checker says when no good plan exists.
#include "solutions/homecare/plan/plan_text.h"

#include <gtest/gtest.h>

#include <string>

namespace meretid::homecare {
namespace {

constexpr std::string_view kFourStops = R"(FOUR

VEHICLE
NUMBER     CAPACITY
  2         10

CUSTOMER
CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME
    0      0         0         0         0       100          0
    1      3         4         3         0        90          5
    2      6         8         3         0        90          5
    3     -3         4         3         0        90          5
    4     -6         8         3         0        90          5
)";

Budget steps(std::uint64_t iterations) {
  Budget budget;
  budget.iterations = iterations;
  return budget;
}

TEST(PlanText, APlanIsWhatTheCheckerSaysOfIt) {
  const auto answer = plan_text(kFourStops, {.format = Format::kSolomon, .threads = 1}, steps(2000));
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->verdict.feasible());
  EXPECT_DOUBLE_EQ(answer->verdict.objective, 40) << "there and back along two lines: 2 x (5 + 5) each";
  EXPECT_EQ(answer->verdict.vehicles, 2);
  const auto again = check_text(kFourStops, answer->solution, Format::kSolomon, Convention::kDistance);
  ASSERT_TRUE(again);
  EXPECT_DOUBLE_EQ(again->objective, answer->verdict.objective);
  EXPECT_EQ(plan_json(answer->verdict, 0.5, 1),
            R"({"objective":40,"distance":40,"tardiness":0,"max_tardiness":0,"vehicles":2,"unassigned":0,"feasible":true,"cpu_seconds":0.5,"wall_seconds":1})");
}

TEST(PlanText, AFleetTooSmallIsNeverCalledFeasible) {
  std::string one_vehicle(kFourStops);
  one_vehicle.replace(one_vehicle.find("  2         10"), 3, "  1");
  const auto answer = plan_text(one_vehicle, {.format = Format::kSolomon, .threads = 1}, steps(2000));
  ASSERT_TRUE(answer);
  EXPECT_FALSE(answer->verdict.feasible());
  EXPECT_EQ(answer->verdict.unassigned, 1);
  EXPECT_NE(plan_json(answer->verdict, 0, 0).find(R"("feasible":false)"), std::string::npos);
}

TEST(PlanText, EveryBreachIsNamed) {
  const auto verdict = check_text(kFourStops, "Route #1: 1 2 3 4\nCost 1\n", Format::kSolomon, Convention::kDistance);
  ASSERT_TRUE(verdict);
  EXPECT_FALSE(verdict->feasible());
  EXPECT_NE(check_json(*verdict).find(R"("code":"homecare.check.load")"), std::string::npos) << check_json(*verdict);
}

}  // namespace
}  // namespace meretid::homecare
