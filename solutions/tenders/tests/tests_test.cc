// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "base/rng.h"
#include "solutions/tenders/simulate/market.h"
#include "solutions/tenders/tests/close_bids.h"
#include "solutions/tenders/tests/competitive_share.h"
#include "solutions/tenders/tests/cover.h"
#include "solutions/tenders/tests/distributions.h"
#include "solutions/tenders/tests/exchangeability.h"
#include "solutions/tenders/tests/false_discoveries.h"
#include "solutions/tenders/tests/group.h"
#include "solutions/tenders/tests/independence.h"
#include "solutions/tenders/tests/least_squares.h"
#include "solutions/tenders/tests/missing_bids.h"
#include "solutions/tenders/tests/rotation.h"

namespace meretid::tenders {
namespace {

using simulate::MarketPlan;
using simulate::Ring;

Market made(const MarketPlan& plan, std::uint64_t seed) { return markets_of(simulate::simulate(plan, seed).table).front(); }

std::vector<Market> made(const MarketPlan& plan, std::size_t markets, std::uint64_t seed) {
  return markets_of(simulate::simulate(std::vector<MarketPlan>(markets, plan), seed).table);
}

/// The firms 0 … count-1 of the plan, in the market's numbers.
std::vector<std::uint32_t> first_firms(const Market& market, std::uint32_t count) {
  std::vector<std::uint32_t> group;
  const auto lowest = market.firm_id.empty() ? 0 : *std::min_element(market.firm_id.begin(), market.firm_id.end());
  for (std::uint32_t f = 0; f < market.firms(); ++f) if (market.firm_id[f] < lowest + count) group.push_back(f);
  return group;
}

/// A table from rows of (tender, firm, amount, won); tenders must come together.
struct Row { int tender; std::uint32_t firm; double amount; int won; };
BidTable table_of(const std::vector<Row>& rows, std::vector<std::int32_t> days = {}) {
  BidTable table;
  int last = -1;
  for (const auto& row : rows) {
    if (row.tender != last) {
      if (last != -1) table.first.push_back(table.amount.size());
      table.tender.push_back(std::to_string(row.tender));
      table.market.push_back(0);
      table.day.push_back(days.empty() ? kNoDay : days[table.tender.size() - 1]);
      last = row.tender;
    }
    table.amount.push_back(row.amount), table.firm.push_back(row.firm), table.won.push_back(static_cast<std::uint8_t>(row.won));
    table.row.push_back(table.amount.size());
    while (row.firm != kNoFirm && table.firms.size() <= row.firm) table.firms.push_back("f" + std::to_string(table.firms.size()));
  }
  table.first.push_back(table.amount.size());
  return table;
}

TEST(TendersDistributions, TablesAgree) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959964, 1e-5);
  EXPECT_NEAR(normal_below(normal_quantile(1e-6)), 1e-6, 1e-9);
  EXPECT_NEAR(normal_beyond(1.959964), 0.05, 1e-6);
  EXPECT_NEAR(student_beyond(2.228139, 10), 0.05, 1e-6);
  EXPECT_NEAR(f_above(3.098391, 3, 20), 0.05, 1e-6);
  EXPECT_NEAR(binomial_at_most(2, 10, 0.5), 56.0 / 1024, 1e-12);
  EXPECT_NEAR(binomial_upper(0, 20, 0.05), 1 - std::pow(0.05, 1.0 / 20), 1e-9);
  const std::vector<double> chances(10, 0.5);
  EXPECT_NEAR(at_most_mid(chances, 2), (1 + 10 + 45.0 / 2) / 1024, 1e-12);
  EXPECT_NEAR(at_least_mid(chances, 8), (1 + 10 + 45.0 / 2) / 1024, 1e-12);
}

TEST(TendersDistributions, NormalEquationsAreSolvedAndSingularOnesRefused) {
  const auto x = solve_positive({4, 2, 2, 3}, {2, 5});
  ASSERT_TRUE(x);
  EXPECT_NEAR((*x)[0], -0.5, 1e-12);
  EXPECT_NEAR((*x)[1], 2, 1e-12);
  EXPECT_FALSE(solve_positive({1, 1, 1, 1}, {1, 1}));
  EXPECT_FALSE(solve_positive({0}, {1}));
}

TEST(TendersFalseDiscoveries, TheTextbookExample) {
  // Benjamini and Hochberg 1995, section 4: of these 15, four are found at 5 %.
  const std::vector<std::optional<double>> p{.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0};
  const auto q = false_discovery_rates(p), careful = false_discovery_rates(p, true);
  EXPECT_EQ(std::count_if(q.begin(), q.end(), [](auto x) { return *x <= 0.05; }), 4);
  EXPECT_NEAR(*q[0], .0015, 1e-9);
  for (std::size_t i = 0; i < q.size(); ++i) EXPECT_GE(*careful[i], *q[i]);
  // Benjamini and Yekutieli 2001: the same times 1 + 1/2 + ... + 1/15.
  EXPECT_NEAR(*careful[0], .0015 * 3.3182289932, 1e-9);
}

TEST(TendersFalseDiscoveries, WhatWasNotTestedDoesNotCount) {
  const std::vector<std::optional<double>> p{0.01, std::nullopt, 0.04};
  const auto q = false_discovery_rates(p);
  EXPECT_NEAR(*q[0], 0.02, 1e-12);
  EXPECT_FALSE(q[1]);
  EXPECT_NEAR(*any_of(p), 0.02, 1e-12);
  EXPECT_FALSE(any_of(std::vector<std::optional<double>>{std::nullopt}));
}

TEST(TendersMarket, LiesInTimeAndHoldsAFirmOnce) {
  const auto table = table_of({{1, 0, 100, 1}, {1, 1, 120, 0}, {1, 1, 110, 0}, {2, 1, 90, 0}, {2, kNoFirm, 95, 1}, {3, 0, 80, 1}, {3, 1, 81, 1}}, {30, 10, 20});
  const auto market = markets_of(table).front();
  ASSERT_EQ(market.size(), 3u);
  EXPECT_EQ(market.tender, (std::vector<std::uint32_t>{1, 2, 0}));
  EXPECT_EQ(market.bids(2), 2u);  // 110 stays, 120 does not
  EXPECT_EQ(market.amounts(2)[1], 110);
  EXPECT_EQ(market.winning_firm(0), Market::kNobody);  // the winner is not named
  EXPECT_EQ(market.winner[1], Market::kNobody);        // two winners
  EXPECT_EQ(market.firm_id[market.winning_firm(2)], 0u);
}

TEST(TendersMissingBids, AHoleIsSeenAndAFallingDensityIsNone) {
  Rng rng(1);
  std::vector<double> smooth, hole;
  for (int i = 0; i < 120; ++i) {
    const double x = -0.02 * std::log(1 - rng.uniform());
    smooth.push_back(x);
    hole.push_back(x < 0.004 ? x + 0.008 : x);
  }
  EXPECT_GT(*hole_at_zero(smooth, 1).outcome.p, 0.05);
  const auto seen = hole_at_zero(hole, 1);
  EXPECT_LT(*seen.outcome.p, 0.005);
  EXPECT_LT(seen.outcome.found, seen.outcome.expected / 3);
}

TEST(TendersMissingBids, TooLittleIsNotTested) {
  const std::vector<double> few(kFewestMargins - 1, 0.1), equal(100, 0.1), ties(100, 0.0);
  EXPECT_EQ(hole_at_zero(few, 1).outcome.untested, Untested::kTooFewTenders);
  EXPECT_EQ(hole_at_zero(equal, 1).outcome.untested, Untested::kNoVariation);
  EXPECT_EQ(hole_at_zero(ties, 1).outcome.untested, Untested::kNoVariation);
  MarketPlan plan;
  plan.format = Format::kAverageBid;
  EXPECT_EQ(missing_bids(made(plan, 1), 1).outcome.untested, Untested::kOtherFormat);
}

TEST(TendersMissingBids, MarginsUseTheReserve) {
  const auto table = table_of({{1, 0, 90, 1}, {1, 1, 120, 0}, {2, 0, 101, 0}, {2, 1, 102, 0}});
  const std::vector<double> reserve{100, 100};
  EXPECT_EQ(margins(markets_of(table, reserve).front()), (std::vector<double>{0.1}));
  EXPECT_NEAR(margins(markets_of(table).front())[0], 30.0 / 90, 1e-12);
}

TEST(TendersCompetitiveShare, MoneyLeftOnTheTableCannotBeCompetition) {
  std::vector<double> wide(100, 0.05), usual(100);
  for (std::size_t i = 0; i < usual.size(); ++i) usual[i] = 0.001 * static_cast<double>(i);
  const auto never = competitive_share(wide, 500);
  EXPECT_LT(*never.outcome.p, 0.02);
  EXPECT_NEAR(never.most, 0.8, 1e-9);  // the winners, a fifth of the bids, cannot have been competitors
  EXPECT_GT(never.most_95, never.most);
  EXPECT_EQ(competitive_share(usual, 500).most, 1);
}

TEST(TendersBacklog, CountsWhatWasWonBeforeAndNotOnTheSameDay) {
  const auto table = table_of({{1, 0, 100, 1}, {1, 1, 110, 0}, {2, 0, 100, 1}, {2, 1, 110, 0}, {3, 0, 100, 0}, {3, 1, 90, 1}, {4, 0, 100, 1}, {4, 1, 110, 0}},
                              {0, 0, 10, 185});
  const auto market = markets_of(table).front();
  const auto backlog = backlog_of(market);
  EXPECT_EQ(backlog.value[2], 0);  // same day
  EXPECT_NEAR(backlog.value[4], std::log1p(200.0 / 100), 1e-12);
  EXPECT_EQ(backlog.incumbent[4], 1);
  EXPECT_NEAR(backlog.value[6], 0, 1e-12);  // 180 days are over
  EXPECT_NEAR(backlog.value[7], std::log1p(90.0 / 105), 1e-12);
}

TEST(TendersResiduals, SumToZeroInEveryTender) {
  const auto market = made({}, 5);
  const auto residuals = residuals_of(market);
  for (std::size_t t = 0; t < market.size(); ++t) {
    double sum = 0;
    for (std::size_t b = market.first[t]; b < market.first[t + 1]; ++b) sum += residuals.value[b];
    EXPECT_NEAR(sum, 0, 1e-9);
  }
}

/// Share of p below 5 % and how many were tested.
struct Rate {
  int tested = 0, low = 0;
  void add(const std::optional<double>& p) {
    if (p) ++tested, low += *p < 0.05;
  }
  double share() const { return static_cast<double>(low) / tested; }
};

TEST(TendersTests, UnderCompetitionOneInTwentyIsBelowFivePercent) {
  MarketPlan plan;
  plan.tenders = 100;
  plan.large_share = 0.3;
  std::map<std::string, Rate> rates;
  std::uint64_t seed = 0;
  for (const auto& market : made(plan, 1000, 1)) {
    ++seed;
    const auto backlog = backlog_of(market);
    const auto residuals = residuals_of(market);
    rates["hole"].add(missing_bids(market, seed).outcome.p);
    rates["backlog"].add(backlog_jump(market, backlog).outcome.p);
    rates["incumbent"].add(incumbency_jump(market, backlog).outcome.p);
    rates["exchangeable"].add(exchangeability(market, backlog).p);
    const CoverTest cover(market);
    for (const auto& pair : pairs_of(market, kFewestMeetings).pairs) {
      rates["independent"].add(independence(pair, market, residuals).p);
      rates["cover"].add(cover(pair).p);
    }
    rates["share"].add(competitive_share(market).outcome.p);
  }
  for (const auto& [name, rate] : rates) {
    EXPECT_GE(rate.tested, 950) << name;
    EXPECT_LE(rate.share(), 0.08) << name;
    if (name == "share") continue;  // conservative by construction
    EXPECT_GE(rate.share(), 0.02) << name;
  }
}

TEST(TendersTests, GroupsUnderCompetition) {
  MarketPlan plan;
  plan.firms = 24;
  plan.tenders = 150;
  Rate repeats, waiting, closeness, pull, meetings;
  std::uint64_t seed = 0;
  for (const auto& market : made(plan, 150, 1)) {
    ++seed;
    const auto group = first_firms(market, 5);
    const auto turns = rotation(market, group, seed);
    repeats.add(turns.repeats.p), waiting.add(turns.waiting.p);
    const auto other = group_test(market, residuals_of(market), group, seed, 499);
    closeness.add(other.closeness.p), pull.add(other.pull.p), meetings.add(other.participation.p);
  }
  for (const auto& rate : {repeats, waiting, closeness, pull, meetings}) {
    EXPECT_GE(rate.tested, 100);
    EXPECT_LE(rate.share(), 0.1);  // 150 draws: 5 % plus nearly three deviations
  }
}

TEST(TendersTests, ARingOfAllBiddersIsSeen) {
  MarketPlan plan;
  plan.firms = plan.members = 5;
  plan.entry = 0.7;
  plan.ring = Ring::kRotating;
  const auto market = made(plan, 2);
  EXPECT_LT(*missing_bids(market, 1).outcome.p, 0.005);
  EXPECT_LT(*competitive_share(market).outcome.p, 0.05);
  const auto turns = rotation(market, first_firms(market, 5), 1);
  EXPECT_LT(*turns.repeats.p, 0.005);
  EXPECT_LT(*turns.waiting.p, 0.005);
}

TEST(TendersTests, ARingAmongOutsidersIsSeenInItsPairsAndItsOwnMargins) {
  MarketPlan plan;
  plan.tenders = 150;
  plan.ring = Ring::kRotating;
  const auto market = made(plan, 4);
  const auto ring = first_firms(market, 4);
  EXPECT_LT(*hole_at_zero(margins(market, ring), 1).outcome.p, 0.005);
  const auto residuals = residuals_of(market);
  const CoverTest cover(market);
  std::vector<std::optional<double>> inside, covers;
  for (const auto& pair : pairs_of(market, kFewestMeetings).pairs) {
    if (market.firm_id[pair.a] >= 4 || market.firm_id[pair.b] >= 4) continue;
    inside.push_back(independence(pair, market, residuals).p);
    covers.push_back(cover(pair).p);
  }
  EXPECT_LT(*any_of(inside), 0.01);
  EXPECT_LT(*any_of(covers), 0.05);
}

TEST(TendersTests, AnAverageBidRingPullsTheMean) {
  MarketPlan plan;
  plan.format = Format::kAverageBid;
  plan.firms = 30;
  plan.ring = Ring::kCover;
  const auto market = made(plan, 6);
  const auto result = group_test(market, residuals_of(market), first_firms(market, 4), 1, 999);
  EXPECT_LT(*result.closeness.p, 0.01);
  EXPECT_LT(*result.pull.p, 0.01);
}

TEST(TendersTests, ABacklogRuleShowsAtTheThreshold) {
  // Two firms; whoever has less to do wins by a hair, the other loses by a hair.
  Rng rng(9);
  std::vector<Row> rows;
  std::vector<std::int32_t> days;
  double load[2] = {0, 0};
  for (int t = 0; t < 200; ++t) {
    const bool second = load[1] < load[0];
    const double amount = rng.uniform(80, 120), gap = 1 + 0.02 * rng.uniform();
    rows.push_back({t, 0, second ? amount * gap : amount, !second});
    rows.push_back({t, 1, second ? amount : amount * gap, second});
    load[second] += amount;
    days.push_back(t * 9);
  }
  const auto market = markets_of(table_of(rows, days)).front();
  const auto jump = backlog_jump(market, backlog_of(market));
  ASSERT_TRUE(jump.outcome.p);
  EXPECT_LT(*jump.outcome.p, 0.001);
  EXPECT_LT(jump.high, 0);
}

TEST(TendersTests, OddMarketsGiveReasonsAndNoP) {
  std::vector<Row> equal, lonely, unnamed, big;
  for (int t = 0; t < 60; ++t) {
    for (std::uint32_t f = 0; f < 4; ++f) {
      equal.push_back({t, f, 100, f == 0});
      unnamed.push_back({t, kNoFirm, 100.0 + f * f + t, 0});
    }
    lonely.push_back({t, 0, 100.0 + t, 1});
  }
  for (std::uint32_t f = 0; f < 5000; ++f) big.push_back({0, f, 1000.0 + f, f == 0});
  for (const auto& rows : {equal, lonely, unnamed, big, std::vector<Row>{{0, 0, 1, 1}}}) {
    for (const auto format : {Format::kFirstPrice, Format::kAverageBid, Format::kSeveralCriteria}) {
      auto table = table_of(rows);
      table.format = format;
      for (const bool winners : {true, false}) {
        if (!winners) table.won.clear();
        const auto market = markets_of(table).front();
        const auto backlog = backlog_of(market);
        const auto residuals = residuals_of(market);
        const auto group = first_firms(market, 3);
        const auto turns = rotation(market, group, 1);
        const auto against = group_test(market, residuals, group, 1, 99);
        std::vector<Outcome> outcomes{missing_bids(market, 1).outcome, competitive_share(market).outcome, backlog_jump(market, backlog).outcome,
                                      incumbency_jump(market, backlog).outcome, exchangeability(market, backlog), turns.repeats, turns.waiting,
                                      against.participation, against.closeness, against.pull};
        const CoverTest cover(market);
        for (const auto& pair : pairs_of(market, kFewestMeetings).pairs) {
          outcomes.push_back(independence(pair, market, residuals));
          outcomes.push_back(cover(pair));
        }
        for (const auto& outcome : outcomes) {
          EXPECT_NE(outcome.p.has_value(), outcome.untested != Untested::kNo);
          EXPECT_TRUE(!outcome.p || (*outcome.p >= 0 && *outcome.p <= 1));
        }
      }
    }
  }
}

}  // namespace
}  // namespace meretid::tenders
