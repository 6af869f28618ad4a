// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/backtest/hourly.h"

#include <algorithm>
#include <cmath>

#include "solutions/arrivals/forecast/negative_binomial.h"

namespace meretid::arrivals {
namespace {

constexpr std::size_t kNaiveWeeks = 13;
constexpr int kBeforeShift = 60, kShift = 480;  // minutes: a shift begins at 23

double scale_of(const Series& series, std::size_t first) {
  const auto week = static_cast<std::size_t>(series.per_week());
  double sum = 0, n = 0;
  for (std::size_t t = week; t < first; ++t) sum += std::abs(series.counts[t] - series.counts[t - week]), n += 1;
  return n > 0 ? sum / n : 0;
}

// As numpy: linear between the order statistics.
double quantile_of(std::span<const double> sorted, double level) {
  const double at = level * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(at), high = std::min(low + 1, sorted.size() - 1);
  return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

// How often, by part.
class Shares {
 public:
  explicit Shares(std::size_t parts) : inside_(parts, 0), all_(parts, 0) {}
  void add(std::size_t part, bool inside) { inside_[part] += inside ? 1 : 0, all_[part] += 1; }
  double of(std::size_t part) const { return all_[part] > 0 ? inside_[part] / all_[part] : -1; }

 private:
  std::vector<double> inside_, all_;
};

// Sums of whole days are judged at origins at midnight.
void add_day(Scores& scores, const Series& series, std::size_t origin, std::span<const double> means) {
  const auto day = static_cast<std::size_t>(series.per_day());
  if (means.size() < day || series.wall(static_cast<std::int64_t>(origin)).minute != 0) return;
  double actual = 0, mean = 0;
  for (std::size_t h = 0; h < day; ++h) actual += series.counts[origin + h], mean += means[h];
  scores.add_day(actual, mean);
}

}  // namespace

std::vector<double> usual_levels() {
  std::vector<double> levels;
  for (int k = 1; k <= 19; ++k) levels.push_back(k * 0.05);
  return levels;
}

HourlyBacktest backtest_model(const Series& series, const Calendar& calendar, const HourlyProtocol& protocol, const ShortSettings& settings) {
  const std::size_t first = series.size() - protocol.last;
  HourlyBacktest test{0, Scores(protocol.levels), Scores(protocol.levels), {}, {}, scale_of(series, first)};
  const Facts facts = facts_of(series, calendar, protocol.horizon);
  ShortTerm model(series, facts, protocol.horizon, first, settings);
  std::vector<double> means(protocol.horizon);
  Shares weekdays(7), shifts(3);
  Rng coin(2);
  for (std::size_t origin = first; origin + protocol.horizon <= series.size(); origin += protocol.every) {
    const auto ahead = model.forecast(origin);
    for (std::size_t h = 0; h < protocol.horizon; ++h) {
      const CountDistribution distribution(ahead[h].mean, ahead[h].dispersion);
      const double actual = series.counts[origin + h];
      means[h] = ahead[h].mean;
      const double below = distribution.at_most(std::ceil(actual) - 1), at_most = distribution.at_most(actual);
      test.model.add(actual, means[h], distribution.quantiles(protocol.levels), below, at_most);
      const double u = below + coin.uniform() * (at_most - below);
      const WallTime wall = series.wall(static_cast<std::int64_t>(origin + h));
      weekdays.add(static_cast<std::size_t>(((wall.day + 3) % 7 + 7) % 7), u >= 0.1 && u <= 0.9);
      shifts.add(static_cast<std::size_t>((wall.minute + kBeforeShift) / kShift % 3), u >= 0.1 && u <= 0.9);
    }
    add_day(test.model, series, origin, means);
    test.model.close_origin();
    ++test.origins;
  }
  for (std::size_t k = 0; k < 7; ++k) test.pit_of_weekday[k] = weekdays.of(k);
  for (std::size_t k = 0; k < 3; ++k) test.pit_of_shift[k] = shifts.of((k + 1) % 3);
  return test;
}

HourlyBacktest backtest_naive(const Series& series, const HourlyProtocol& protocol) {
  const std::size_t first = series.size() - protocol.last, week = static_cast<std::size_t>(series.per_week());
  HourlyBacktest test{0, Scores(protocol.levels), Scores(protocol.levels), {}, {}, scale_of(series, first)};
  std::vector<double> means(protocol.horizon), quantiles(protocol.levels.size());
  for (std::size_t origin = first; origin + protocol.horizon <= series.size(); origin += protocol.every) {
    for (std::size_t h = 0; h < protocol.horizon; ++h) {
      // The last week that was over at the origin.
      const std::size_t slot = origin + h, same = slot - week * (h / week + 1);
      std::vector<double> past;
      for (std::size_t k = 0; k < kNaiveWeeks && same >= k * week; ++k) past.push_back(series.counts[same - k * week]);
      std::sort(past.begin(), past.end());
      for (std::size_t k = 0; k < quantiles.size(); ++k) quantiles[k] = quantile_of(past, protocol.levels[k]);
      means[h] = series.counts[same];
      const double actual = series.counts[slot], n = static_cast<double>(past.size());
      const auto below = static_cast<double>(std::lower_bound(past.begin(), past.end(), actual) - past.begin());
      const auto at_most = static_cast<double>(std::upper_bound(past.begin(), past.end(), actual) - past.begin());
      test.naive.add(actual, means[h], quantiles, below / n, at_most / n);
    }
    add_day(test.naive, series, origin, means);
    test.naive.close_origin();
    ++test.origins;
  }
  return test;
}

}  // namespace meretid::arrivals
