// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/plan.h"

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

Scope scope_of_day(const Municipality& all, int day) {
  const Moment from = all.midnights[static_cast<std::size_t>(day)], until = all.midnights[static_cast<std::size_t>(day) + 1];
  Scope scope;
  for (std::size_t v = 0; v < all.visits.size(); ++v) {
    const Moment begins = all.visits[v].windows.front().from;
    if (begins >= from && begins < until) scope.visits.push_back(static_cast<int>(v));
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

}  // namespace meretid::homecare::municipal
