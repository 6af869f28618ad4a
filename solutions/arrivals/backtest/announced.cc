// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/backtest/announced.h"

#include <cmath>

#include "solutions/arrivals/backtest/hourly.h"
#include "solutions/arrivals/forecast/negative_binomial.h"

namespace meretid::arrivals {

std::vector<Announced> invented_announcements(const Series& series, std::uint64_t seed) {
  constexpr double kAnnounced = 0.3, kNeverComes = 0.1, kCalledOff = 0.5, kMedian = 35, kSpread = 0.6, kWrong = 8;
  Rng rng(seed);
  std::vector<Announced> all;
  const auto minutes = [&](double m) { return m / series.minutes; };
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (!series.known[i]) continue;
    for (int k = 0; k < series.counts[i]; ++k) {
      if (!rng.chance(kAnnounced)) continue;
      const double comes = static_cast<double>(i) + rng.uniform(), ahead = minutes(kMedian * std::exp(kSpread * rng.normal()));
      all.push_back({comes - ahead, comes + minutes(kWrong * rng.normal()), {}});
      if (!rng.chance(kNeverComes / (1 - kNeverComes))) continue;
      const double never = static_cast<double>(i) + rng.uniform();
      Announced ghost{never - ahead, never, {}};
      if (rng.chance(kCalledOff)) ghost.cancelled = never - rng.uniform() * ahead;
      all.push_back(ghost);
    }
  }
  return all;
}

AnnouncedBacktest backtest_announced(const Series& series, const Calendar& calendar, const std::vector<Announced>& announced, std::size_t last, std::size_t lead) {
  const std::vector<double> levels = usual_levels();
  AnnouncedBacktest test{0, Scores(levels), Scores(levels), 0};
  const std::size_t first = series.size() - last, horizon = lead + 1;
  const Facts facts = facts_of(series, calendar, horizon);
  AnnouncedForecast model(series, facts, horizon, announced, first);
  for (std::size_t origin = first; origin + horizon <= series.size(); ++origin) {
    const auto slot = model.forecast(origin, static_cast<double>(origin))[lead];
    if (!series.known[origin + lead]) continue;
    const double actual = series.counts[origin + lead];
    const CountDistribution with(slot.mean, slot.dispersion), without(slot.before.mean, slot.before.dispersion);
    test.with.add(actual, slot.mean, with.quantiles(levels), with.at_most(std::ceil(actual) - 1), with.at_most(actual));
    test.without.add(actual, slot.before.mean, without.quantiles(levels), without.at_most(std::ceil(actual) - 1), without.at_most(actual));
    test.with.close_origin(), test.without.close_origin();
    ++test.origins;
  }
  test.shows = model.effects()[lead].shows;
  return test;
}

}  // namespace meretid::arrivals
