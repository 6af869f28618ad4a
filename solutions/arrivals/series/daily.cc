// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/daily.h"

namespace meretid::arrivals {

Series by_day(const Series& series) {
  if (series.minutes == 1440) return series;
  Series days;
  days.zone = series.zone;
  days.minutes = 1440;
  std::size_t i = 0;
  // The first slot that begins a day.
  while (i < series.size() && series.wall(static_cast<std::int64_t>(i)).minute != 0) ++i;
  if (i == series.size()) return days;
  days.first = std::int64_t{series.wall(static_cast<std::int64_t>(i)).day} * 1440;
  while (i < series.size()) {
    const std::int32_t day = series.wall(static_cast<std::int64_t>(i)).day;
    double sum = 0, slots = 0, seen = 0;
    std::size_t k = i;
    for (; k < series.size() && series.wall(static_cast<std::int64_t>(k)).day == day; ++k) sum += series.counts[k], slots += 1, seen += series.known[k] ? 1 : 0;
    // Whole only where the next slot, there or not, belongs to another day.
    if (series.wall(static_cast<std::int64_t>(k)).day == day) break;
    days.counts.push_back(sum);
    days.known.push_back(seen >= 0.75 * slots ? 1 : 0);
    i = k;
  }
  return days;
}

}  // namespace meretid::arrivals
