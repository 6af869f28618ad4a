// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/verbs/forecast_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace meretid::arrivals {
namespace {

// A row begins at this slot.
bool begins(const Series& series, std::int64_t slot, Grain by, const std::vector<int>& shifts) {
  const int minute = series.wall(slot).minute;
  if (by == Grain::kDay) return minute == 0;
  if (by == Grain::kHour) return true;
  return std::any_of(shifts.begin(), shifts.end(), [&](int b) { return minute <= b && b < minute + series.minutes; });
}

double per_cent(double log_part) { return std::round(1000 * (std::exp(log_part) - 1)) / 10; }

Reasons reasons_of(const std::vector<SlotOutlook>& slots, std::size_t first, std::size_t end) {
  CountRegression::Parts sum;
  double weight = 0, level = 0;
  for (std::size_t i = first; i < end; ++i) {
    const double w = slots[i].mean;
    const auto& p = slots[i].parts;
    sum.week += w * p.week, sum.season += w * p.season, sum.trend += w * p.trend, sum.holiday += w * p.holiday;
    sum.school += w * p.school, sum.event += w * p.event, level += w * slots[i].level, weight += w;
  }
  const double n = std::max(weight, 1e-12);
  return {per_cent(sum.week / n), per_cent(sum.season / n), per_cent(sum.trend / n), per_cent(sum.holiday / n), per_cent(sum.school / n), per_cent(sum.event / n), per_cent(level / n)};
}

}  // namespace

Result<std::vector<int>> begins_of(const std::string& text) {
  std::vector<int> minutes;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::string one = text.substr(at, text.find(',', at) - at);
    int hour = 0, minute = 0;
    char rest = 0;
    const int read = std::sscanf(one.c_str(), "%2d:%2d%c", &hour, &minute, &rest);
    if (read != 2 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || (!minutes.empty() && hour * 60 + minute <= minutes.back()))
      return fail("arrivals.shifts", Kind::kUsage, {{"found", text}}, "--shifts");
    minutes.push_back(hour * 60 + minute);
    at += one.size() + 1;
  }
  return minutes;
}

std::vector<ForecastRow> forecast_rows(const Series& series, const std::vector<SlotOutlook>& slots, Grain by, const std::vector<int>& shift_begins,
                                       std::optional<double> capacity_an_hour) {
  constexpr std::array kLevels = {0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975};
  const auto n = static_cast<std::int64_t>(series.size());
  std::vector<ForecastRow> rows;
  for (std::size_t first = 0, end = 0; first < slots.size(); first = end) {
    end = first + 1;
    while (end < slots.size() && !begins(series, n + static_cast<std::int64_t>(end), by, shift_begins)) ++end;
    const CountDistribution d = sum_of(slots, first, end);
    const auto q = d.quantiles(kLevels);
    ForecastRow row{series.moment(n + static_cast<std::int64_t>(first)), series.moment(n + static_cast<std::int64_t>(end)), d.mean(), q[3], q[2], q[4], q[1], q[5], q[0], q[6], {}, reasons_of(slots, first, end)};
    if (capacity_an_hour) row.over_capacity = d.more_than(*capacity_an_hour * static_cast<double>(end - first) * series.minutes / 60);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace meretid::arrivals
