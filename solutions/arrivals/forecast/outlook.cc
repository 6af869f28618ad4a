// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/outlook.h"

#include <algorithm>
#include <cmath>

#include "solutions/arrivals/forecast/long_term.h"
#include "solutions/arrivals/forecast/short_term.h"
#include "solutions/arrivals/series/daily.h"

namespace meretid::arrivals {
namespace {

constexpr std::size_t kShortDays = 14, kFirstDays = 3;

}  // namespace

void look_far(const Series& series, const Calendar& calendar, std::size_t horizon, std::vector<SlotOutlook>& slots) {
  const Series days = by_day(series);
  const auto per_day = static_cast<std::size_t>(series.per_day());
  const std::size_t days_ahead = horizon / per_day + 4;
  const Facts day_facts = facts_of(days, calendar, days_ahead);
  LongTerm far(days, day_facts, {});
  const std::vector<DayForecast> by_days = far.forecast(days.size(), days_ahead);
  const std::int32_t first_day = days.wall(static_cast<std::int64_t>(days.size())).day;

  const Facts facts = facts_of(series, calendar, horizon + 2 * per_day);
  CountRegression regression(facts, {});
  regression.fit(series.counts, series.known, series.size());
  const double usual = slots.empty() ? 1.1 : std::max(1.0, slots.back().dispersion - std::pow(slots.back().shared, 2) * slots.back().mean);
  std::size_t at = series.size() + slots.size();
  while (slots.size() < horizon) {
    // All slots of the day that `at` lies in, so that its shares are of the whole day.
    const std::int32_t day = facts.slots[at].day;
    std::size_t first = at, end = at;
    while (first > 0 && facts.slots[first - 1].day == day) --first;
    while (end < facts.slots.size() && facts.slots[end].day == day) ++end;
    double whole = 0;
    for (std::size_t i = first; i < end; ++i) whole += std::exp(regression.log_mean(i));
    const DayForecast& forecast = by_days[static_cast<std::size_t>(std::clamp<std::int64_t>(day - first_day, 0, static_cast<std::int64_t>(by_days.size()) - 1))];
    for (; at < end && slots.size() < horizon; ++at) {
      SlotOutlook slot;
      slot.parts = regression.parts(at);
      slot.mean = std::exp(slot.parts.sum()) / whole * forecast.mean;
      slot.shared = forecast.shared;
      slot.dispersion = usual + slot.shared * slot.shared * slot.mean;
      slot.level = std::log(forecast.mean / whole);
      slots.push_back(slot);
    }
  }
}

std::vector<SlotOutlook> outlook(const Series& series, const Calendar& calendar, std::size_t horizon) {
  const auto per_day = static_cast<std::size_t>(series.per_day());
  const std::size_t near = horizon <= kShortDays * per_day ? horizon : kFirstDays * per_day;
  const Facts facts = facts_of(series, calendar, near);
  ShortTerm model(series, facts, near, series.size(), {});
  std::vector<SlotOutlook> slots;
  for (const SlotForecast& f : model.forecast(series.size())) slots.push_back({f.mean, f.dispersion, model.shared_error(), f.parts, std::log(f.mean) - f.parts.sum()});
  if (near < horizon) look_far(series, calendar, horizon, slots);
  return slots;
}

CountDistribution sum_of(const std::vector<SlotOutlook>& slots, std::size_t first, std::size_t end) {
  double mean = 0, own = 0, together = 0;
  for (std::size_t i = first; i < end; ++i) {
    const SlotOutlook& s = slots[i];
    mean += s.mean;
    // At least chance itself, however much of the width is shared.
    own += std::max(s.mean, s.dispersion * s.mean - std::pow(s.shared * s.mean, 2));
    together += s.shared * s.mean;
  }
  return {mean, mean > 0 ? (own + (end - first > 1 ? together * together : slots[first].dispersion * mean - own)) / mean : 1};
}

}  // namespace meretid::arrivals
