// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/remedies.h"

#include <algorithm>

#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/hall/place.h"

namespace meretid::homecare::hall {
namespace {

using namespace municipal;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// The most important first; within them the one that may start latest last, because it has the most room.
std::vector<int> by_importance(const Municipality& all, std::vector<int> visits) {
  std::ranges::stable_sort(visits, [&](int a, int b) {
    const Visit &x = all.visits[at(a)], &y = all.visits[at(b)];
    return std::pair(x.priority, x.windows.back().until) < std::pair(y.priority, y.windows.back().until);
  });
  return visits;
}

Plan spread(const Placer& placer, Plan plan, const std::vector<int>& visits) {
  for (const int visit : visits)
    if (auto next = placer.cheapest(plan, visit)) plan = std::move(*next);
  return plan;
}

/// Shifts of the day in which nobody has anything to do yet, substitutes first.
std::vector<int> free_shifts(const Municipality& all, const Plan& plan, int sick) {
  std::vector<int> free;
  for (std::size_t s = 0; s < all.shifts.size(); ++s) {
    const bool overlaps = all.shifts[s].from < all.shifts[at(sick)].until && all.shifts[at(sick)].from < all.shifts[s].until;
    if (static_cast<int>(s) != sick && overlaps && plan.routes[s].turns.empty() && !all.shifts[s].absent_from) free.push_back(static_cast<int>(s));
  }
  std::ranges::stable_sort(free, [&](int a, int b) {
    return all.carers[at(all.shifts[at(a)].carer)].substitute > all.carers[at(all.shifts[at(b)].carer)].substitute;
  });
  return free;
}

}  // namespace

std::vector<int> lost_visits(const Municipality& all, const Plan& plan, int shift, Moment from) {
  std::vector<int> lost;
  for (const Turn& turn : plan.routes[at(shift)].turns) {
    const Visit& visit = all.visits[at(turn.visit)];
    if (turn.start + visit.duration > from && !(visit.pin && visit.pin->begun)) lost.push_back(turn.visit);
  }
  return lost;
}

std::vector<Remedy> remedies(const Municipality& all, const Plan& plan, const Faces& known, int shift, const std::vector<int>& lost, Moment from,
                             const Budget& budget) {
  const Placer placer(all, known);
  const std::vector<int> order = by_importance(all, lost);
  Plan bare = plan;
  for (const int visit : lost) bare = without(bare, visit);
  std::vector<Remedy> found;
  const auto add = [&](const char* kind, Plan made) {
    if (std::ranges::none_of(found, [&](const Remedy& one) { return one.plan == made; })) found.push_back({kind, std::move(made)});
  };
  add("spread", spread(placer, bare, order));
  if (budget.over()) return found;
  std::optional<Plan> best;
  std::size_t most = 0;
  for (const int free : free_shifts(all, plan, shift)) {
    if (budget.over()) break;
    Plan with = bare;
    std::size_t taken = 0;
    for (const Turn& turn : plan.routes[at(shift)].turns) {
      if (std::ranges::find(lost, turn.visit) == lost.end()) continue;
      if (Placing placing = placer.placed(with, turn.visit, turn.need, free, turn.start); placing.why == Why::kFits) with = std::move(placing.plan), ++taken;
    }
    if (taken > most) most = taken, best = std::move(with);
  }
  if (best) {
    std::vector<int> left;
    for (const int visit : order)
      if (std::ranges::binary_search(best->unassigned, visit)) left.push_back(visit);
    add("substitute", spread(placer, std::move(*best), left));
  }
  if (budget.over()) return found;
  const auto after = std::ranges::upper_bound(all.midnights, all.shifts[at(shift)].from);
  const int day = std::clamp(static_cast<int>(after - all.midnights.begin()) - 1, 0, all.days - 1);
  day::DayOptions options;
  options.now = from;
  add("replan", day::plan_day(all, scope_of_day(all, day), found.front().plan, known, options, budget, &plan));
  return found;
}

}  // namespace meretid::homecare::hall
