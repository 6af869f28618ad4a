// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/watch.h"

#include <array>
#include <cmath>

#include "base/rng.h"
#include "solutions/arrivals/forecast/outlook.h"
#include "solutions/arrivals/forecast/short_term.h"

namespace meretid::arrivals::hall {
namespace {

constexpr std::size_t kDays = 28, kLevelDays = 14, kBefore = 42;
constexpr double kMostLevel = 4;             // standard deviations
constexpr std::int32_t kMostOutside = 9;     // of 28 days at 10 % each: once in a thousand
constexpr double kLeastCoverage = 0.70;
constexpr double kLeastToday = 6;            // hours that are known of it
constexpr std::array kBand = {0.05, 0.95};

struct Sum {
  double actual = 0, mean = 0, variance = 0, low = 0, high = 0, slots = 0;
  bool outside = false;
};

// Of the slots that are known from `origin` on.
Sum sum_from(const Series& series, std::size_t origin, std::size_t end, const std::vector<SlotForecast>& ahead, double shared) {
  std::vector<SlotOutlook> slots;
  Sum sum;
  for (std::size_t i = origin; i < end; ++i) {
    if (!series.known[i]) continue;
    const SlotForecast& f = ahead[i - origin];
    slots.push_back({f.mean, f.dispersion, shared, f.parts, 0});
    sum.actual += series.counts[i];
  }
  if (slots.empty()) return sum;
  const CountDistribution all = sum_of(slots, 0, slots.size());
  const auto band = all.quantiles(kBand);
  sum.slots = static_cast<double>(slots.size());
  sum.mean = all.mean();
  sum.low = band[0], sum.high = band[1];
  sum.variance = std::pow((sum.high - sum.low) / (2 * 1.6449), 2);
  sum.outside = sum.actual < sum.low || sum.actual > sum.high;
  return sum;
}

}  // namespace

std::optional<Watch> watch(const Series& series, const Calendar& calendar) {
  const auto per_day = static_cast<std::size_t>(series.per_day());
  if (series.minutes > 360 || series.size() < (kDays + kBefore) * per_day) return {};
  // Midnights on the wall; days of 23 and 25 hours are as long as they are.
  std::vector<std::size_t> midnights;
  for (std::size_t i = series.size() + 1; i-- > 0 && midnights.size() <= kDays;)
    if (series.wall(static_cast<std::int64_t>(i)).minute == 0) midnights.insert(midnights.begin(), i);
  const std::size_t horizon = per_day + per_day / 12 + 1;
  const Facts facts = facts_of(series, calendar, horizon);
  ShortTerm model(series, facts, horizon, midnights.front(), {});
  Watch result;
  Rng coin(1);
  double hours = 0, inside = 0, pit = 0, forecast = 0, actual = 0, level = 0, variance = 0;
  for (std::size_t d = 0; d + 1 < midnights.size(); ++d) {
    const std::size_t begin = midnights[d], end = midnights[d + 1];
    const auto ahead = model.forecast(begin);
    for (std::size_t i = begin; i < end; ++i) {
      if (!series.known[i]) continue;
      const CountDistribution slot(ahead[i - begin].mean, ahead[i - begin].dispersion);
      const double count = series.counts[i], below = slot.at_most(std::ceil(count) - 1), at_most = slot.at_most(count);
      const double u = below + coin.uniform() * (at_most - below);
      hours += 1;
      inside += at_most >= 0.1 && below <= 0.9 ? 1 : 0;
      pit += u >= 0.1 && u <= 0.9 ? 1 : 0;
    }
    const Sum day = sum_from(series, begin, end, ahead, model.shared_error());
    forecast += day.mean, actual += day.actual;
    if (d + 1 + kLevelDays >= midnights.size()) level += day.actual - day.mean, variance += day.variance;
    result.outside += day.outside ? 1 : 0;
    result.days.push_back({to_iso8601(date_of(series.wall(static_cast<std::int64_t>(begin)).day)), day.actual, day.mean, day.low, day.high, day.outside});
  }
  if (hours > 0) result.coverage80 = inside / hours, result.pit80 = pit / hours;
  if (actual > 0) result.bias = 100 * (forecast - actual) / actual;
  if (variance > 0) result.level_deviations = level / std::sqrt(variance);
  const bool enough = hours >= 0.5 * static_cast<double>(kDays * per_day);
  if (enough && std::abs(result.level_deviations) > kMostLevel) result.drift = "level";
  else if (enough && (result.outside >= kMostOutside || result.pit80 < kLeastCoverage)) result.drift = "coverage";

  const std::size_t today = midnights.back();
  if (today < series.size()) {
    const Sum sum = sum_from(series, today, series.size(), model.forecast(today), model.shared_error());
    const double known = sum.slots * series.minutes / 60;
    if (sum.slots > 0)
      result.today = Today{to_iso8601(date_of(series.wall(static_cast<std::int64_t>(today)).day)), known, sum.actual, sum.mean, sum.low, sum.high, sum.outside && known >= kLeastToday};
  }
  return result;
}

}  // namespace meretid::arrivals::hall
