// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "solutions/tenders/findings/findings.h"
#include "solutions/tenders/simulate/market.h"

namespace meretid::tenders {
namespace {

using simulate::MarketPlan;
using simulate::Ring;

std::vector<MarketPlan> plans(std::size_t competitive, std::initializer_list<Ring> rings) {
  MarketPlan plan;
  plan.tenders = 150;
  plan.entry = 0.6;
  std::vector<MarketPlan> all(competitive, plan);
  for (const auto ring : rings) {
    plan.ring = ring;
    all.push_back(plan);
  }
  for (std::size_t m = 0; m < all.size(); ++m) all[m].name = "M" + std::to_string(m);
  return all;
}

std::size_t flagged(const auto& findings) {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [](const auto& f) { return f.q && *f.q <= 0.05; }));
}

TEST(TendersFindings, CompetitiveMarketsAreSeldomFlagged) {
  const auto made = simulate::simulate(plans(40, {}), 3);
  const auto findings = findings_of(made.table, {});
  ASSERT_EQ(findings.markets.size(), 40u);
  const auto low = std::count_if(findings.markets.begin(), findings.markets.end(), [](const auto& m) { return *m.p < 0.05; });
  EXPECT_LE(low, 6);
  EXPECT_LE(flagged(findings.markets), 1u);
  EXPECT_LE(flagged(findings.pairs), 2u);
  EXPECT_LE(flagged(findings.groups), 3u);
}

TEST(TendersFindings, PlantedRingsComeFirstWithTheirMembers) {
  const auto made = simulate::simulate(plans(20, {Ring::kRotating, Ring::kCover}), 5);
  const auto findings = findings_of(made.table, {});
  ASSERT_GE(findings.groups.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    const auto& group = findings.groups[i];
    EXPECT_LE(*group.q, 0.05);
    EXPECT_GE(std::count_if(group.firms.begin(), group.firms.end(), [&](auto f) { return made.in_ring[f]; }), 3);
    EXPECT_GE(group.market, 20u);
  }
  const auto& pair = findings.pairs.front();
  EXPECT_TRUE(made.in_ring[pair.a] && made.in_ring[pair.b]);
  EXPECT_LE(*pair.q, 0.05);
}

TEST(TendersFindings, ThreadsChangeNothing) {
  const auto made = simulate::simulate(plans(5, {Ring::kRotating}), 7);
  FindingSettings one, four;
  one.threads = 1, four.threads = 4;
  const auto a = findings_of(made.table, {}, one), b = findings_of(made.table, {}, four);
  ASSERT_EQ(a.pairs.size(), b.pairs.size());
  for (std::size_t i = 0; i < a.pairs.size(); ++i) EXPECT_EQ(a.pairs[i].p, b.pairs[i].p);
  ASSERT_EQ(a.groups.size(), b.groups.size());
  for (std::size_t i = 0; i < a.groups.size(); ++i) EXPECT_EQ(a.groups[i].firms, b.groups[i].firms);
}

TEST(TendersFindings, NothingToTestIsSaid) {
  EXPECT_TRUE(findings_of(BidTable{}, {}).markets.empty());
  BidTable table;  // three tenders of one bid, nobody named
  for (int t = 0; t < 3; ++t) {
    table.amount.push_back(100), table.row.push_back(2), table.first.push_back(table.amount.size());
    table.tender.push_back("u"), table.market.push_back(0), table.day.push_back(kNoDay);
  }
  const auto findings = findings_of(table, {});
  ASSERT_EQ(findings.markets.size(), 1u);
  EXPECT_FALSE(findings.markets[0].p);
  for (const auto& test : findings.markets[0].tests) EXPECT_NE(test.outcome.untested, Untested::kNo);
}

}  // namespace
}  // namespace meretid::tenders
