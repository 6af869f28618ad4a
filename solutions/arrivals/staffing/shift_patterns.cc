// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/staffing/shift_patterns.h"

#include <algorithm>
#include <cstdio>

namespace meretid::arrivals {

Result<std::vector<ShiftPattern>> patterns_of(const std::string& text) {
  std::vector<ShiftPattern> patterns;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::string one = text.substr(at, text.find(',', at) - at);
    int h1 = 0, m1 = 0, h2 = 0, m2 = 0;
    char rest = 0;
    if (std::sscanf(one.c_str(), "%2d:%2d-%2d:%2d%c", &h1, &m1, &h2, &m2, &rest) != 4 || std::min({h1, m1, h2, m2}) < 0 || h1 > 23 || h2 > 24 || m1 > 59 || m2 > 59)
      return fail("arrivals.shift_patterns", Kind::kUsage, {{"found", one}}, "--shifts");
    patterns.push_back({h1 * 60 + m1, h2 * 60 + m2});
    at += one.size() + 1;
  }
  return patterns;
}

std::vector<Shift> shifts_of(const std::vector<ShiftPattern>& patterns, const Series& series, std::size_t slots) {
  const auto n = static_cast<std::int64_t>(series.size()), last = static_cast<std::int64_t>(slots);
  // On the wall: a night shift over a change of the clock is an hour longer or shorter, as it is in the ward.
  const auto position = [&](std::int64_t slot) {
    const WallTime w = series.wall(n + slot);
    return std::int64_t{w.day} * 1440 + w.minute;
  };
  std::vector<Shift> shifts;
  for (std::int64_t from = -series.per_day(); from < last; ++from) {
    const std::int64_t at = position(from);
    for (const ShiftPattern& p : patterns) {
      if (p.begin < at % 1440 || p.begin >= at % 1440 + series.minutes) continue;
      const std::int64_t end_at = at - at % 1440 + p.end + (p.end <= p.begin ? 1440 : 0);
      std::int64_t to = from + 1;
      while (position(to) < end_at) ++to;
      if (to <= 0) continue;
      shifts.push_back({static_cast<std::size_t>(std::max<std::int64_t>(from, 0)), static_cast<std::size_t>(std::min(to, last)), static_cast<double>(to - from), 0});
    }
  }
  return shifts;
}

}  // namespace meretid::arrivals
