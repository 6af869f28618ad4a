// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "solutions/tenders/simulate/equilibrium.h"
#include "solutions/tenders/simulate/market.h"

namespace meretid::tenders::simulate {
namespace {

TEST(TendersEquilibrium, UniformCostsGiveTheKnownFormula) {
  const CostLaw law{CostKind::kUniform, 1, 0.2};
  const Equilibrium five(law, 5, 0, 1);
  for (const double u : {0.0, 0.3, 0.77, 1.0}) {
    const double cost = law.quantile(u);
    EXPECT_NEAR(five.bid(0, u), cost + (law.highest() - cost) / 5, 1e-6);
  }
}

TEST(TendersEquilibrium, NobodyGainsMuchByBiddingOtherwise) {
  const CostLaw wide{CostKind::kLognormal, 1, 0.15};
  EXPECT_LT(Equilibrium(wide, 4, 0, 1).largest_gain(), 0.01);
  const Equilibrium mixed(wide, 3, 2, 2);
  EXPECT_LT(mixed.largest_gain(), 0.01);
  EXPECT_LT(Equilibrium(wide, 1, 1, 3).largest_gain(), 0.02);
  EXPECT_LT(Equilibrium(wide, 0, 3, 2).largest_gain(), 0.01);
  // Known property (Maskin and Riley 2000): at the same cost the small bid closer to it than the large.
  double u = 0;
  while (mixed.cost(1, u) < mixed.cost(0, 0.3)) u += 0.0001;
  EXPECT_LT(mixed.bid(0, 0.3), mixed.bid(1, u));
  // Strength 1 is one size: the two ways of solving agree.
  const Equilibrium same(wide, 2, 2, 1), nearly(wide, 2, 2, 1.000001);
  for (const double at : {0.1, 0.5, 0.9}) EXPECT_NEAR(same.bid(0, at), nearly.bid(1, at), 1e-3);
}

TEST(TendersSimulate, SameSeedSameMarketAndEveryTenderHasOneWinner) {
  MarketPlan plan;
  plan.large_share = 0.3;
  const auto one = simulate(plan, 7), two = simulate(plan, 7), other = simulate(plan, 8);
  EXPECT_EQ(one.table.amount, two.table.amount);
  EXPECT_NE(one.table.amount, other.table.amount);
  ASSERT_EQ(one.table.tenders(), 100u);
  for (std::size_t t = 0; t < one.table.tenders(); ++t) {
    const auto amounts = one.table.amounts_of(t);
    ASSERT_GE(amounts.size(), 2u);
    EXPECT_EQ(std::count(one.table.won.begin() + one.table.first[t], one.table.won.begin() + one.table.first[t + 1], 1), 1);
    EXPECT_LE(*std::max_element(amounts.begin(), amounts.end()), one.reserve[t] * 1.0001);
    EXPECT_FALSE(one.collusive[t]);
  }
}

TEST(TendersSimulate, ARotatingRingTakesTurnsAndKeepsItsDistance) {
  MarketPlan plan;
  plan.firms = 4;
  plan.entry = 1;
  plan.ring = Ring::kRotating;
  const auto made = simulate(plan, 3);
  std::vector<int> wins(4, 0);
  for (std::size_t t = 0; t < made.table.tenders(); ++t) {
    auto amounts = std::vector(made.table.amounts_of(t).begin(), made.table.amounts_of(t).end());
    if (amounts.size() < 2) continue;
    std::sort(amounts.begin(), amounts.end());
    EXPECT_GE(amounts[1] / amounts[0], 1 + plan.cover_gap - 1e-4);
    for (std::size_t i = made.table.first[t]; i < made.table.first[t + 1]; ++i) wins[made.table.firm[i]] += made.table.won[i];
  }
  EXPECT_LT(*std::max_element(wins.begin(), wins.end()) - *std::min_element(wins.begin(), wins.end()), 25);
}

TEST(TendersSimulate, OddPlansEnd) {
  MarketPlan none;
  none.firms = 0;
  EXPECT_EQ(simulate(none, 1).table.tenders(), 0u);
  MarketPlan rare;
  rare.entry = 0;
  rare.firms = 3;
  rare.tenders = 5;
  EXPECT_EQ(simulate(rare, 1).table.tenders(), 5u);
  MarketPlan average;
  average.format = Format::kAverageBid;
  average.ring = Ring::kCover;
  EXPECT_EQ(simulate(average, 1).table.tenders(), 100u);
}

}  // namespace
}  // namespace meretid::tenders::simulate
