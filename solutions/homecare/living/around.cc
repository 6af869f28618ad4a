// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/living/around.h"

#include <algorithm>
#include <limits>

namespace meretid::homecare::living {
namespace {

using municipal::Duration;
using municipal::Moment;

std::size_t at(int i) { return static_cast<std::size_t>(i); }

constexpr Duration kAbout = 75 * 60;  ///< so near the window a carer's places count

struct Hours {
  Moment from, until;  ///< of starts
};
Hours hours(const municipal::Municipality& all, const municipal::Visit& visit) {
  return {visit.windows.front().from, visit.windows.back().until + (visit.medical ? 0 : all.rules.stretch)};
}

/// Seconds of detour at the least, roughly; max: this carer cannot come.
Duration detour(const municipal::Municipality& all, const municipal::Plan& plan, int visit, int s, Moment now) {
  const municipal::Visit& v = all.visits[at(visit)];
  const municipal::Shift& shift = all.shifts[at(s)];
  const Hours span = hours(all, v);
  const Moment free = std::max(shift.from, now), end = std::min(shift.until + all.rules.overtime, shift.absent_from.value_or(std::numeric_limits<Moment>::max()));
  if (span.until < free || std::max(span.from, free) + v.duration > end) return std::numeric_limits<Duration>::max();
  const auto mode = all.carers[at(shift.carer)].mode;
  const int door = all.place_of(visit);
  Duration least = std::numeric_limits<Duration>::max() / 2;
  int before = shift.begin;
  Moment left = shift.from;
  const auto slot = [&](int next, Moment arrives) {
    if (arrives + kAbout < span.from || left - kAbout > span.until) return;
    const auto way = [&](int a, int b) { return a == b ? 0 : all.seconds(mode, a, b); };
    const Duration in = way(before, door), out = way(door, next);
    if (in < municipal::kNoWay && out < municipal::kNoWay) least = std::min(least, in + out - way(before, next));
  };
  for (const municipal::Turn& turn : plan.routes[at(s)].turns) {
    slot(all.place_of(turn.visit), turn.start);
    before = all.place_of(turn.visit);
    left = turn.start + all.visits[at(turn.visit)].duration;
  }
  slot(shift.end, shift.until);
  return least;
}

}  // namespace

municipal::Scope around(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan,
                        const std::vector<int>& visits, Moment now, const Around& options) {
  std::vector<bool> shifts(all.shifts.size(), false), wanted(all.visits.size(), false), inside(all.visits.size(), false);
  for (const int visit : scope.visits) inside[at(visit)] = true;
  std::vector<std::vector<int>> of(all.visits.size());
  for (const int s : scope.shifts)
    for (const municipal::Turn& turn : plan.routes[at(s)].turns) of[at(turn.visit)].push_back(s);
  for (const int visit : visits) {
    wanted[at(visit)] = true;
    for (const int s : of[at(visit)]) shifts[at(s)] = true;
    for (int need = 0; need < all.visits[at(visit)].carers(); ++need) {
      std::vector<std::pair<Duration, int>> ranked;
      for (const int s : scope.shifts) {
        if (!municipal::may_make(all, visit, need, s)) continue;
        if (!options.idle_substitutes && all.carers[at(all.shifts[at(s)].carer)].substitute && plan.routes[at(s)].turns.empty()) continue;
        if (const Duration d = detour(all, plan, visit, s, now); d < std::numeric_limits<Duration>::max()) ranked.emplace_back(d, s);
      }
      const auto kept = std::min<std::ptrdiff_t>(options.shifts_per_visit, std::ssize(ranked));
      std::partial_sort(ranked.begin(), ranked.begin() + kept, ranked.end());
      for (auto r = ranked.begin(); r != ranked.begin() + kept; ++r) shifts[at(r->second)] = true;
      const int contact = all.citizens[at(all.visits[at(visit)].citizen)].contact;
      for (const auto& [d, s] : ranked)
        if (all.shifts[at(s)].carer == contact) shifts[at(s)] = true;
    }
  }
  municipal::Scope found;
  for (const int s : scope.shifts) {
    if (!shifts[at(s)]) continue;
    found.shifts.push_back(s);
    for (const municipal::Turn& turn : plan.routes[at(s)].turns) wanted[at(turn.visit)] = true;
  }
  for (const int visit : scope.visits)
    if (wanted[at(visit)]) found.visits.push_back(visit);
  return found;
}

}  // namespace meretid::homecare::living
