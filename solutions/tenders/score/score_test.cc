// SPDX-License-Identifier: EUPL-1.2
// What the score promises: calibrated under competition, high where a ring is planted, a number for every tender.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/rng.h"
#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/score/competition.h"
#include "solutions/tenders/score/composite.h"
#include "solutions/tenders/score/meeting.h"
#include "solutions/tenders/simulate/market.h"

namespace meretid::tenders {
namespace {

simulate::MarketPlan market(const char* name) {
  simulate::MarketPlan p;
  p.name = name, p.firms = 14, p.tenders = 300, p.entry = 0.35;
  return p;
}

Composite judged(const BidTable& table) { return composite_of(table, screens_of(table)); }

double share_flagged(const Composite& c) {
  return static_cast<double>(std::count_if(c.p_value.begin(), c.p_value.end(), [](double p) { return p <= 0.05; })) / static_cast<double>(c.p_value.size());
}

TEST(Score, FiveInAHundredCompetitiveTendersAreFlagged) {
  simulate::MarketPlan a = market("a"), b = market("b"), c = market("c");
  b.law = {simulate::CostKind::kLognormal, 1, 0.08};
  c.entry = 0.6;
  const auto s = simulate::simulate(std::vector{a, b, c}, 7);
  const double share = share_flagged(judged(s.table));
  EXPECT_GT(share, 0.02);
  EXPECT_LT(share, 0.07);
}

TEST(Score, APlantedRingScoresHigher) {
  simulate::MarketPlan ring = market("b");
  ring.ring = simulate::Ring::kCover, ring.members = 12, ring.at_work = 0.5, ring.cover_gap = 0.01, ring.cover_spread = 0.02;
  const auto s = simulate::simulate(std::vector{market("a"), ring, market("c")}, 11);
  const Composite c = judged(s.table);
  double in = 0, out = 0, rings = 0;
  for (std::size_t k = 0; k < s.table.tenders(); ++k) (s.collusive[k] ? in : out) += c.score[k], rings += s.collusive[k];
  EXPECT_GT(in / rings, out / (static_cast<double>(s.table.tenders()) - rings) + 0.15);
}

TEST(Score, EveryTenderGetsANumber) {
  const auto r = read_bids("tender,bidder,amount\nnone,a,0\none,a,5\ntwo,a,5\ntwo,b,6\nequal,a,7\nequal,b,7\nequal,c,7\n", {}, "f");
  ASSERT_TRUE(r);
  const Composite c = judged(r->table);
  ASSERT_EQ(c.score.size(), 4U);
  for (std::size_t k = 0; k < 4; ++k) {
    EXPECT_TRUE(c.score[k] >= 0 && c.score[k] <= 1) << k;
    EXPECT_TRUE(c.p_value[k] >= 0 && c.p_value[k] <= 1) << k;
  }
  EXPECT_EQ(c.score[0], 0.5);
  EXPECT_EQ(c.score[1], 0.5);
  EXPECT_EQ(c.p_value[1], 1);
  EXPECT_GT(c.score[3], c.score[2]);
}

TEST(Score, WithoutBiddersOnlyPricesCount) {
  const auto r = read_bids("tender,amount\na,100\na,101\na,102\nb,100\nb,130\nb,150\nc,100\nc,120\nc,170\n", {}, "f");
  ASSERT_TRUE(r);
  const Composite c = judged(r->table);
  EXPECT_GT(c.score[0], c.score[1]);
  EXPECT_GT(c.score[0], c.score[2]);
}

TEST(Score, AMarketIsComparedWithItself) {
  // Everyday spread is 2 % in one trade and 20 % in the other: neither trade as such is unusual.
  simulate::MarketPlan narrow = market("narrow"), wide = market("wide");
  narrow.law.spread = 0.03, wide.law.spread = 0.3;
  const auto s = simulate::simulate(std::vector{narrow, wide}, 3);
  const Composite c = judged(s.table);
  double sums[2] = {0, 0};
  for (std::size_t k = 0; k < s.table.tenders(); ++k) sums[s.table.market[k]] += c.p_value[k] <= 0.05;
  EXPECT_LT(sums[0] / 300, 0.1);
  EXPECT_LT(sums[1] / 300, 0.1);
}

// What a tender's firms lead one to expect comes from their other tenders alone: it is their effect in a file without the tender.
TEST(Dispersion, WhatATenderShowsIsNotExpectedOfIt) {
  std::string rest = "tender,bidder,amount\n";
  Rng rng(3);
  // Ten circles of four firms, from those whose bids lie within 2 % to those who are 50 % apart: firms do differ here.
  for (int t = 0; t < 400; ++t)
    for (int f = 0; f < 4; ++f)
      rest += "o" + std::to_string(t) + ",x" + std::to_string(t % 10 * 4 + f) + "," + std::to_string(100 * (1 + 0.02 * std::pow(1.43, t % 10) * rng.uniform())) + "\n";
  for (const double half : {0.5, 0.6, 0.4}) {
    rest += "other" + std::to_string(half) + ",a," + std::to_string(100 - half) + "\nother" + std::to_string(half) + ",b,100\n";
    rest += "other" + std::to_string(half) + ",c," + std::to_string(100 + half) + "\n";
  }
  const auto with = [&](const std::string& own) {
    const auto read = read_bids(rest + own, {}, "f");
    EXPECT_TRUE(read);
    return dispersion_of(read->table, screens_of(read->table));
  };
  const auto read = read_bids(rest, {}, "f");
  ASSERT_TRUE(read);
  const Dispersion without = dispersion_of(read->table, screens_of(read->table));
  const auto firm = std::find(read->table.firms.begin(), read->table.firms.end(), "a") - read->table.firms.begin();
  const double effect = without.firm_effect[static_cast<std::size_t>(firm)];
  ASSERT_LT(effect, -1);  // their bids lie close together elsewhere
  for (const char* own : {"own,a,99\nown,b,100\nown,c,101\n", "own,a,60\nown,b,100\nown,c,140\n"}) {
    const Dispersion d = with(own);
    EXPECT_NEAR(d.expected.back() - d.market_mean[0], effect, 0.03 * std::abs(effect)) << own;
  }
}

TEST(Meeting, FirmsThatAlwaysMeet) {
  std::string csv = "tender,bidder,amount\n";
  for (int t = 0; t < 40; ++t) {
    csv += "ring" + std::to_string(t) + ",a,10\nring" + std::to_string(t) + ",b,11\n";
    csv += "open" + std::to_string(t) + ",c" + std::to_string(t % 7) + ",10\nopen" + std::to_string(t) + ",d" + std::to_string(t % 9) + ",11\n";
  }
  const auto r = read_bids(csv, {}, "f");
  ASSERT_TRUE(r);
  const auto meeting = meeting_of(r->table);
  EXPECT_NEAR(meeting[0], 39.0 / 44, 1e-12);
  EXPECT_LT(meeting[1], 0.1);
}

TEST(Meeting, IsScoredBesideSimulatedCompetition) {
  // The constants of composite.cc: markets of 6 to 35 firms, two to ten of which bid.
  Rng rng(5);
  double sum = 0, square = 0, count = 0;
  for (std::uint64_t file = 0; file < 40; ++file) {
    simulate::MarketPlan p = market("a");
    p.firms = 6 + rng.below(30), p.tenders = 20 + rng.below(130);
    p.entry = std::clamp(std::exp(rng.uniform(std::log(2.5), std::log(10.0))) / static_cast<double>(p.firms), 0.03, 0.8);
    const auto s = simulate::simulate(p, file);
    for (const double z : judged(s.table).meeting_score) sum += z, square += z * z, count += 1;
  }
  EXPECT_NEAR(sum / count, 0, 0.3);
  EXPECT_NEAR(std::sqrt(square / count - sum * sum / count / count), 1, 0.3);
}

TEST(Competition, ScoresAreNormalWhereTheyWereMade) {
  for (const std::size_t n : {2U, 3U, 5U, 12U, 100U}) {
    const CompetitionAt& at = competition().at(n);
    double mean = 0, square = 0;
    for (const double q : at.spread) {
      const double z = Competition::low_spread(at, q);
      mean += z / static_cast<double>(at.spread.size()), square += z * z / static_cast<double>(at.spread.size());
    }
    EXPECT_NEAR(mean, 0, 0.02) << n;
    EXPECT_NEAR(square, 1, 0.05) << n;
    EXPECT_GT(Competition::low_spread(at, at.spread[0] - 0.2), Competition::low_spread(at, at.spread[0] - 0.1)) << n;  // no two scores meet beyond the simulated ones
  }
  EXPECT_EQ(&competition().at(5000), &competition().at(200));
  EXPECT_GT(competition().at(2).variance, competition().at(5).variance);
}

}  // namespace
}  // namespace meretid::tenders
