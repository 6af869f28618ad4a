// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/staffing/shift_patterns.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace meretid::arrivals {

Result<std::vector<ShiftPattern>> patterns_of(const std::string& text) {
  std::vector<ShiftPattern> patterns;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::string one = text.substr(at, text.find(',', at) - at);
    int h1 = 0, m1 = 0, h2 = 0, m2 = 0, pause = 0;
    char rest = 0, slash = 0;
    const int read = std::sscanf(one.c_str(), "%2d:%2d-%2d:%2d%c%3d%c", &h1, &m1, &h2, &m2, &slash, &pause, &rest);
    const bool form = read == 4 || (read == 6 && slash == '/');
    const int begin = h1 * 60 + m1, end = h2 * 60 + m2, minutes = end > begin ? end - begin : end + 1440 - begin;
    if (!form || std::min({h1, m1, h2, m2, pause}) < 0 || h1 > 23 || h2 > 24 || m1 > 59 || m2 > 59 || 2 * pause > minutes)
      return fail("arrivals.shift_patterns", Kind::kUsage, {{"found", one}}, "--shifts");
    patterns.push_back({begin, end, pause});
    at += one.size() + 1;
  }
  return patterns;
}

double share_on_break(const std::vector<ShiftPattern>& patterns) {
  double most = 0;
  for (const ShiftPattern& p : patterns) most = std::max(most, p.pause / static_cast<double>(p.end > p.begin ? p.end - p.begin : p.end + 1440 - p.begin));
  return most;
}

int at_work_for(int present, double on_break) {
  int people = static_cast<int>(std::ceil(present / (1 - on_break) - 1e-9));
  while (present_of(people, on_break) < present) ++people;
  return people;
}

int present_of(int at_work, double on_break) { return at_work - static_cast<int>(std::ceil(at_work * on_break - 1e-9)); }

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
