// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/backtest/daily.h"

#include <algorithm>
#include <cmath>

namespace meretid::arrivals {
namespace {

constexpr double kNormal90 = 1.2815515655446004;
constexpr std::size_t kYear = 364;  // days: the same weekday

class Judge {
 public:
  void add(std::span<const double> actual, std::span<const DayForecast> ahead) {
    for (std::size_t h = 0; h < ahead.size(); ++h) {
      const double error = std::abs(actual[h] - ahead[h].mean);
      absolute_ += error, days_ += 1;
      inside_ += error <= kNormal90 * ahead[h].deviation ? 1 : 0;
      if (actual[h] <= 0) continue;
      const std::size_t block = h < 28 ? 0 : h < 90 ? 1 : 2;
      share_[block] += error / actual[h], counted_[block] += 1;
    }
    for (std::size_t week = 0; week + 7 <= ahead.size(); week += 7) {
      double seen = 0, mean = 0;
      for (std::size_t h = week; h < week + 7; ++h) seen += actual[h], mean += ahead[h].mean;
      if (seen > 0) week_ += std::abs(seen - mean) / seen, weeks_ += 1;
    }
  }
  DailyScores scores() const {
    DailyScores s;
    double all = 0, n = 0;
    for (std::size_t b = 0; b < 3; ++b) {
      all += share_[b], n += counted_[b];
      s.blocks[b] = counted_[b] > 0 ? 100 * share_[b] / counted_[b] : 0;
    }
    s.mape = n > 0 ? 100 * all / n : 0;
    s.week_mape = weeks_ > 0 ? 100 * week_ / weeks_ : 0;
    s.mae = absolute_ / days_;
    s.coverage80 = inside_ / days_;
    return s;
  }

 private:
  std::array<double, 3> share_{}, counted_{};
  double absolute_ = 0, days_ = 0, inside_ = 0, week_ = 0, weeks_ = 0;
};

// How far last year's day missed this year's so far; the naive forecast has no other idea of its width.
double naive_deviation(const Series& days, std::size_t origin) {
  double sum = 0, n = 0;
  for (std::size_t i = kYear; i < origin; ++i) sum += std::pow(days.counts[i] - days.counts[i - kYear], 2), n += 1;
  return n > 0 ? std::sqrt(sum / n) : 0;
}

}  // namespace

Result<DailyBacktest> backtest_days(const Series& days, const Calendar& calendar, std::size_t horizon, std::size_t origins, const LongSettings& settings) {
  const double n = static_cast<double>(days.size()), first = n - 365 - static_cast<double>(horizon) + 30, last = n - static_cast<double>(horizon);
  if (first < static_cast<double>(kYear) + 30)
    return fail("arrivals.backtest.short", Kind::kBadInput, {{"expected", std::to_string(kYear + 365 + horizon)}, {"found", std::to_string(days.size())}});
  const Facts facts = facts_of(days, calendar, horizon);
  LongTerm model(days, facts, settings);
  Judge judged, naive;
  DailyBacktest test{origins, {}, {}};
  for (std::size_t k = 0; k < origins; ++k) {
    const auto origin = static_cast<std::size_t>(std::nearbyint(first + (last - first) * (origins > 1 ? static_cast<double>(k) / static_cast<double>(origins - 1) : 1)));
    const std::span<const double> actual(days.counts.data() + origin, horizon);
    judged.add(actual, model.forecast(origin, horizon));
    std::vector<DayForecast> same;
    const double deviation = naive_deviation(days, origin);
    for (std::size_t h = 0; h < horizon; ++h) same.push_back({days.counts[origin + h - kYear * (h / kYear + 1)], deviation, 0, {}});
    naive.add(actual, same);
  }
  test.model = judged.scores();
  test.naive = naive.scores();
  return test;
}

}  // namespace meretid::arrivals
