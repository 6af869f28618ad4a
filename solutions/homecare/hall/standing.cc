// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/standing.h"

#include <algorithm>
#include <map>

namespace meretid::homecare::hall {
namespace {

using municipal::Moment;
using municipal::Municipality;
using municipal::Plan;
using municipal::Turn;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

template <class Items, class Map>
void number(const Items& items, Map& map) {
  map.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) map.emplace(items[i].id, static_cast<int>(i));
}

/// The visits that no route makes in full are unassigned, and no part of them stays.
void settle(const Municipality& all, Plan& plan) {
  std::vector<int> made(all.visits.size(), 0);
  for (const auto& route : plan.routes)
    for (const Turn& turn : route.turns) ++made[at(turn.visit)];
  plan.unassigned.clear();
  for (std::size_t v = 0; v < made.size(); ++v)
    if (made[v] < all.visits[v].carers()) plan.unassigned.push_back(static_cast<int>(v));
  for (auto& route : plan.routes) {
    std::erase_if(route.turns, [&](const Turn& turn) { return made[at(turn.visit)] < all.visits[at(turn.visit)].carers(); });
    std::ranges::sort(route.turns, {}, &Turn::start);
  }
}

bool overlaps(const Municipality& all, const municipal::Route& route) {
  for (std::size_t i = 1; i < route.turns.size(); ++i)
    if (route.turns[i].start < route.turns[i - 1].start + all.visits[at(route.turns[i - 1].visit)].duration) return true;
  return false;
}

bool place(const Index& index, const PlacementRow& row, const Municipality& all, Plan& plan) {
  const int visit = index.visit(row.visit), shift = row.shift.empty() ? -1 : index.shift(row.shift);
  if (visit < 0 || (shift < 0 && !row.shift.empty()) || row.need >= all.visits[at(visit)].carers()) return false;
  for (auto& route : plan.routes)
    std::erase_if(route.turns, [&](const Turn& turn) { return turn.visit == visit && turn.need == row.need; });
  if (shift >= 0) plan.routes[at(shift)].turns.push_back({visit, row.need, row.start});
  return true;
}

bool apply(const Index& index, const ChangeRow& change, Standing& standing) {
  Plan plan = standing.plan;
  for (const PlacementRow& row : change.placements)
    if (!place(index, row, standing.all, plan)) return false;
  for (const PauseRow& row : change.pauses) {
    const int shift = index.shift(row.shift);
    if (shift < 0) return false;
    plan.routes[at(shift)].pause = row.start;
  }
  settle(standing.all, plan);
  for (const PlacementRow& row : change.placements)
    if (const int shift = index.shift(row.shift); shift >= 0 && overlaps(standing.all, plan.routes[at(shift)])) return false;
  for (const auto* list : {&change.locked, &change.unlocked})
    for (const std::string& id : *list)
      if (index.visit(id) < 0) return false;
  for (const AbsenceRow& row : change.absences)
    if (index.shift(row.shift) < 0) return false;
  for (const std::string& id : change.locked) standing.locked[at(index.visit(id))] = true;
  for (const std::string& id : change.unlocked) standing.locked[at(index.visit(id))] = false;
  for (const AbsenceRow& row : change.absences) standing.all.shifts[at(index.shift(row.shift))].absent_from = row.from;
  standing.plan = std::move(plan);
  return true;
}

/// A locked visit is a pin where the plan has it; one without a place cannot be held.
void pin_locked(Standing& standing) {
  std::map<int, municipal::Pin> pins;
  for (std::size_t s = 0; s < standing.plan.routes.size(); ++s)
    for (const Turn& turn : standing.plan.routes[s].turns) {
      if (!standing.locked[at(turn.visit)]) continue;
      auto& pin = pins[turn.visit];
      pin.shifts.resize(at(standing.all.visits[at(turn.visit)].carers()), 0);
      pin.shifts[at(turn.need)] = static_cast<int>(s);
      pin.start = turn.start;
    }
  for (auto& [visit, pin] : pins) {
    const auto& was = standing.all.visits[at(visit)].pin;
    pin.begun = was && was->begun;
    standing.all.visits[at(visit)].pin = std::move(pin);
  }
}

}  // namespace

Index::Index(const Municipality& all) {
  number(all.visits, visits_);
  number(all.shifts, shifts_);
  number(all.carers, carers_);
  number(all.citizens, citizens_);
}

std::vector<RouteRow> rows_of(const Municipality& all, const Plan& plan) {
  std::vector<RouteRow> rows;
  for (std::size_t s = 0; s < plan.routes.size(); ++s) {
    RouteRow row{all.shifts[s].id, {}, plan.routes[s].pause};
    for (const Turn& turn : plan.routes[s].turns) row.turns.push_back({all.visits[at(turn.visit)].id, turn.need, turn.start});
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> unassigned_of(const Municipality& all, const Plan& plan) {
  std::vector<std::string> ids;
  for (const int visit : plan.unassigned) ids.push_back(all.visits[at(visit)].id);
  return ids;
}

Result<Plan> plan_of(const Municipality& all, const Index& index, const std::vector<RouteRow>& routes) {
  Plan plan = municipal::empty_plan(all);
  for (const RouteRow& row : routes) {
    const int shift = index.shift(row.shift);
    if (shift < 0) return fail("homecare.hall.unknown", Kind::kBadInput, {{"found", row.shift}}, "routes.shift");
    auto& route = plan.routes[at(shift)];
    route.pause = row.pause;
    for (const TurnRow& turn : row.turns) {
      const int visit = index.visit(turn.visit);
      if (visit < 0 || turn.need >= all.visits[at(visit)].carers())
        return fail("homecare.hall.unknown", Kind::kBadInput, {{"found", turn.visit}}, "routes.turns.visit");
      route.turns.push_back({visit, turn.need, turn.start});
    }
  }
  settle(all, plan);
  return plan;
}

Result<Standing> standing(const Municipality& all, const Index& index, const std::vector<RouteRow>& routes, const EditsRow& edits) {
  Standing result{all, {}, std::vector<bool>(all.visits.size(), false), {}};
  TRY(result.plan, plan_of(all, index, routes));
  for (std::size_t v = 0; v < all.visits.size(); ++v) result.locked[v] = all.visits[v].pin && !all.visits[v].pin->begun;
  for (const ChangeRow& change : edits.changes)
    if (!apply(index, change, result)) result.broken.push_back(change.action);
  pin_locked(result);
  return result;
}

ChangeRow change_between(std::string action, const Municipality& all, const Plan& before, const Plan& after) {
  using Key = std::pair<int, int>;
  using Where = std::pair<std::size_t, Moment>;
  const auto places = [](const Plan& plan) {
    std::map<Key, Where> where;
    for (std::size_t s = 0; s < plan.routes.size(); ++s)
      for (const Turn& turn : plan.routes[s].turns) where[{turn.visit, turn.need}] = {s, turn.start};
    return where;
  };
  ChangeRow change;
  change.action = std::move(action);
  const auto was = places(before), is = places(after);
  for (const auto& [key, place] : is) {
    const auto old = was.find(key);
    if (old == was.end() || old->second != place)
      change.placements.push_back({all.visits[at(key.first)].id, key.second, all.shifts[place.first].id, place.second});
  }
  for (const auto& [key, place] : was)
    if (!is.contains(key)) change.placements.push_back({all.visits[at(key.first)].id, key.second, "", 0});
  for (std::size_t s = 0; s < after.routes.size(); ++s)
    if (after.routes[s].pause && after.routes[s].pause != before.routes[s].pause) change.pauses.push_back({all.shifts[s].id, *after.routes[s].pause});
  return change;
}

}  // namespace meretid::homecare::hall
