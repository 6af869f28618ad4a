// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/plan.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace meretid::homecare::municipal {

Scope whole(const Municipality& all) {
  Scope scope;
  scope.visits.resize(all.visits.size());
  scope.shifts.resize(all.shifts.size());
  std::iota(scope.visits.begin(), scope.visits.end(), 0);
  std::iota(scope.shifts.begin(), scope.shifts.end(), 0);
  return scope;
}

namespace {

/// From when on a visit belongs to the day and no longer to the night before.
Moment begin_of_day(const Municipality& all, int day) {
  if (day <= 0) return std::numeric_limits<Moment>::min();
  if (day >= all.days) return std::numeric_limits<Moment>::max();
  const Moment before = all.midnights[static_cast<std::size_t>(day) - 1], midnight = all.midnights[static_cast<std::size_t>(day)];
  const Moment after = all.midnights[static_cast<std::size_t>(day) + 1];
  Moment night_ends = midnight, day_begins = after;
  for (const Shift& shift : all.shifts) {
    if (shift.from >= before && shift.from < midnight) night_ends = std::max(night_ends, shift.until);
    if (shift.from >= midnight && shift.from < after) day_begins = std::min(day_begins, shift.from);
  }
  return std::min(night_ends, day_begins);
}

}  // namespace

Scope scope_of_day(const Municipality& all, int day) {
  const Moment from = all.midnights[static_cast<std::size_t>(day)], until = all.midnights[static_cast<std::size_t>(day) + 1];
  const Moment first = begin_of_day(all, day), next = begin_of_day(all, day + 1);
  Scope scope;
  for (std::size_t v = 0; v < all.visits.size(); ++v) {
    const Moment begins = all.visits[v].windows.front().from;
    if (begins >= first && begins < next) scope.visits.push_back(static_cast<int>(v));
  }
  for (std::size_t s = 0; s < all.shifts.size(); ++s)
    if (all.shifts[s].from >= from && all.shifts[s].from < until) scope.shifts.push_back(static_cast<int>(s));
  return scope;
}

Plan empty_plan(const Municipality& all) {
  Plan plan;
  plan.routes.resize(all.shifts.size());
  plan.unassigned.resize(all.visits.size());
  std::iota(plan.unassigned.begin(), plan.unassigned.end(), 0);
  return plan;
}

std::vector<int> unassigned_in(const Municipality& all, const Plan& plan) {
  std::vector<std::vector<bool>> made(all.visits.size());
  for (std::size_t v = 0; v < all.visits.size(); ++v) made[v].resize(all.visits[v].needs.size());
  for (const Route& route : plan.routes)
    for (const Turn& turn : route.turns) made[static_cast<std::size_t>(turn.visit)][static_cast<std::size_t>(turn.need)] = true;
  std::vector<int> unassigned;
  for (std::size_t v = 0; v < made.size(); ++v)
    if (std::ranges::find(made[v], false) != made[v].end()) unassigned.push_back(static_cast<int>(v));
  return unassigned;
}

}  // namespace meretid::homecare::municipal
