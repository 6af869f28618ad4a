// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/check/vrp_check.h"

#include <cmath>
#include <gtest/gtest.h>

namespace meretid::homecare {
namespace {

VrpInstance three_stops() {
  return {"t", 2, 30, {{0, 0, 0, 0, 100, 0}, {1, 1, 10, 5, 20, 2}, {2, 2, 10, 0, 30, 2}, {-3, 4, 20, 0, 90, 2}}};
}

std::vector<std::string> codes(const std::vector<std::vector<int>>& routes, VrpInstance instance = three_stops()) {
  std::vector<std::string> all;
  for (const auto& breach : check_routes(instance, routes, Convention::kDistance).breaches) all.push_back(breach.code);
  return all;
}

TEST(VrpCheck, KeepsTheTwoConventionsApart) {
  const Verdict cut = check_routes(three_stops(), {{1, 2}, {3}}, Convention::kDistance);
  EXPECT_TRUE(cut.feasible());
  EXPECT_EQ(cut.vehicles, 2);
  EXPECT_NEAR(cut.objective, 1.4 + 1.4 + 2.8 + 5 + 5, 1e-9);
  const Verdict exact = check_routes(three_stops(), {{1, 2}, {3}}, Convention::kVehicles);
  EXPECT_NEAR(exact.objective, 4 * std::sqrt(2.0) + 10, 1e-9);
}

TEST(VrpCheck, FindsEachBreach) {
  using Codes = std::vector<std::string>;
  EXPECT_EQ(codes({{1, 2}}), Codes{"homecare.check.not_visited"});
  VrpInstance soon_due = three_stops();
  soon_due.stops[1].due = 5;  // by way of stop 2 it is 2.8 + 2 + 1.4
  EXPECT_EQ(codes({{2, 1}, {3}}, soon_due), Codes{"homecare.check.late"});
  EXPECT_EQ(codes({{1, 2}, {3, 2}}), Codes{"homecare.check.visited_twice"});
  EXPECT_EQ(codes({{1, 2, 3}}), Codes{"homecare.check.load"});
  EXPECT_EQ(codes({{1}, {2}, {3}}), Codes{"homecare.check.fleet"});
  EXPECT_EQ(codes({{1, 2}, {3, 7}}), Codes{"homecare.check.unknown_visit"});
  VrpInstance early_home = three_stops();
  early_home.stops[0].due = 11;
  EXPECT_EQ(codes({{1, 2}, {3}}, early_home), (Codes{"homecare.check.late_home", "homecare.check.late_home"}));
}

}  // namespace
}  // namespace meretid::homecare
