// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/fortnight/assignment.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <random>
#include <set>

namespace meretid::homecare::fortnight {
namespace {

TEST(Assignment, IsAsCheapAsTheBestOfAllOrders) {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    const std::size_t rows = 1 + random() % 5, columns = rows + random() % 3;
    std::vector<double> cost(rows * columns);
    for (double& c : cost) c = static_cast<int>(random() % 41) - 20;
    const std::vector<int> chosen = cheapest_assignment(cost, rows, columns);
    ASSERT_EQ(std::set<int>(chosen.begin(), chosen.end()).size(), rows);
    double found = 0, best = 1e9;
    for (std::size_t r = 0; r < rows; ++r) found += cost[r * columns + static_cast<std::size_t>(chosen[r])];
    std::vector<std::size_t> order(columns);
    std::iota(order.begin(), order.end(), 0U);
    do {
      double sum = 0;
      for (std::size_t r = 0; r < rows; ++r) sum += cost[r * columns + order[r]];
      best = std::min(best, sum);
    } while (std::next_permutation(order.begin(), order.end()));
    EXPECT_DOUBLE_EQ(found, best);
  }
}

TEST(Assignment, OfNothing) { EXPECT_TRUE(cheapest_assignment({}, 0, 0).empty()); }

}  // namespace
}  // namespace meretid::homecare::fortnight
