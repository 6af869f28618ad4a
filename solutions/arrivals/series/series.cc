// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/series.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

#include "danish/local_time.h"

namespace meretid::arrivals {
namespace {

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

}  // namespace

WallTime Series::wall(std::int64_t slot) const {
  std::int64_t at = first + slot * minutes;
  if (slots_in_utc()) at += danish::seconds_ahead({at * kMinute}) / 60;
  const std::int64_t day = floor_div(at, 1440);
  return {static_cast<std::int32_t>(day), static_cast<std::int32_t>(at - day * 1440)};
}

std::string Series::moment(std::int64_t slot) const {
  if (zone == Zone::kCopenhagen) return danish_moment(slot);
  const WallTime on_wall = wall(slot);
  char time[40];
  std::snprintf(time, sizeof time, "T%02d:%02d:00", on_wall.minute / 60, on_wall.minute % 60);
  return to_iso8601(date_of(on_wall.day)) + time;
}

std::string Series::danish_moment(std::int64_t slot) const {
  if (slots_in_utc()) return danish::to_danish_iso8601({(first + slot * minutes) * kMinute});
  const WallTime on_wall = wall(slot);
  const Date date = date_of(on_wall.day);
  if (const auto exact = danish::moment_of({date, on_wall.minute * 60})) return danish::to_danish_iso8601(*exact);
  return danish::to_danish_iso8601(*danish::moment_of({date, (on_wall.minute + 60) * 60}));
}

Date date_of(std::int32_t day) { return Date{std::chrono::sys_days{std::chrono::days{day}}}; }
std::int32_t day_of(Date date) { return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count()); }

void fill_gaps(Series& series) {
  const auto week = static_cast<std::size_t>(series.per_week());
  double sum = 0, seen = 0;
  for (std::size_t i = 0; i < series.size(); ++i)
    if (series.known[i]) sum += series.counts[i], seen += 1;
  const double mean = seen > 0 ? sum / seen : 0;
  std::vector<std::uint8_t> has = series.known;
  for (std::size_t i = week; i < series.size(); ++i)
    if (!has[i] && has[i - week]) series.counts[i] = series.counts[i - week], has[i] = 1;
  for (std::size_t i = series.size(); i-- > 0;)
    if (!has[i] && i + week < series.size() && has[i + week]) series.counts[i] = series.counts[i + week], has[i] = 1;
  for (std::size_t i = 0; i < series.size(); ++i)
    if (!has[i]) series.counts[i] = mean;
}

}  // namespace meretid::arrivals
