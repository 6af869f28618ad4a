// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "solutions/arrivals/backtest/daily.h"
#include "solutions/arrivals/backtest/hourly.h"
#include "solutions/arrivals/forecast/made_up_test.h"
#include "solutions/arrivals/series/daily.h"

namespace meretid::arrivals {
namespace {

HourlyProtocol short_protocol() { return {60 * 24, 12, 48, usual_levels()}; }

TEST(Backtest, ComesNearTheLawThatMadeTheCounts) {
  const MadeUp m = made_up(500);
  const auto test = backtest_model(m.series, {}, short_protocol(), {});
  Scores best(usual_levels());
  for (std::size_t i = m.series.size() - 60 * 24; i < m.series.size(); ++i) {
    const CountDistribution d(m.means[i], 1);
    best.add(m.series.counts[i], m.means[i], d.quantiles(usual_levels()), d.at_most(m.series.counts[i] - 1), d.at_most(m.series.counts[i]));
  }
  const auto naive = backtest_naive(m.series, short_protocol());
  EXPECT_EQ(test.origins, 117U);
  EXPECT_LT(test.model.pinball(), 1.03 * best.pinball());
  EXPECT_LT(test.model.pinball(), 0.95 * naive.naive.pinball());
  EXPECT_NEAR(test.model.pit80(), 0.8, 0.02);
}

// What lies behind an origin must not change what was said there.
TEST(Backtest, TheFutureIsNotSeen) {
  const MadeUp m = made_up(200);
  const Facts facts = facts_of(m.series, {}, 48);
  const std::size_t origin = 150 * 24 + 12, anchor = 140 * 24;
  Series other = m.series;
  for (std::size_t i = origin; i < other.size(); ++i) other.counts[i] = 77;
  ShortTerm a(m.series, facts, 48, anchor, {}), b(other, facts, 48, anchor, {});
  for (std::size_t at = anchor; at < origin; at += 12) a.forecast(at), b.forecast(at);
  const auto one = a.forecast(origin), two = b.forecast(origin);
  for (std::size_t h = 0; h < 48; ++h) EXPECT_EQ(one[h].mean, two[h].mean);
}

TEST(Backtest, LiveCorrectionFollowsABusyMorning) {
  MadeUp m = made_up(300);
  Series busy = m.series;
  const std::size_t origin = 290 * 24 + 12;
  for (std::size_t i = origin - 12; i < origin; ++i) busy.counts[i] *= 2;
  const Facts facts = facts_of(m.series, {}, 24);
  ShortTerm a(m.series, facts, 24, 280 * 24, {}), b(busy, facts, 24, 280 * 24, {});
  EXPECT_GT(b.forecast(origin)[0].mean, 1.01 * a.forecast(origin)[0].mean);
}

TEST(Backtest, DaysFarAheadBeatLastYear) {
  const MadeUp m = made_up(1600);
  const auto test = backtest_days(by_day(m.series), {}, 180, 6, {});
  ASSERT_TRUE(test);
  EXPECT_LT(test->model.mape, 0.9 * test->naive.mape);
  EXPECT_GT(test->model.coverage80, 0.68);
  EXPECT_LT(test->model.coverage80, 0.92);
  EXPECT_FALSE(backtest_days(by_day(made_up(300).series), {}, 180, 6, {}));
}

}  // namespace
}  // namespace meretid::arrivals
