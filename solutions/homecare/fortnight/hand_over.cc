// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/fortnight/hand_over.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "solutions/homecare/fortnight/assignment.h"

namespace meretid::homecare::fortnight {

using namespace municipal;

namespace {

/// More than any exchange can be worth.
constexpr double kImpossible = 1e9;
constexpr double kMinute = 60;

class Exchange {
 public:
  Exchange(const Municipality& all, const Scope& day, const Faces& others, const FaceCost& face, const Plan& plan)
      : all_(all), day_(day), others_(others), face_(face), plan_(plan) {
    std::map<int, int> shifts_of;
    for (const int s : day.shifts) ++shifts_of[all.shifts[at(s)].carer];
    for (const int s : day.shifts) {
      const Shift& shift = all.shifts[at(s)];
      const bool pinned = std::ranges::any_of(plan.routes[at(s)].turns, [&](const Turn& turn) { return all.visits[at(turn.visit)].pin.has_value(); });
      held_.push_back(pinned || shift.absent_from || shifts_of[shift.carer] > 1);
    }
  }

  std::vector<int> best() const {
    const std::size_t n = day_.shifts.size();
    std::vector<double> cost(n * n, kImpossible);
    for (std::size_t r = 0; r < n; ++r)
      for (std::size_t s = 0; s < n; ++s)
        if (r == s || (!held_[r] && !held_[s] && fits(day_.shifts[r], day_.shifts[s]))) cost[r * n + s] = cost_of_giving(day_.shifts[r], day_.shifts[s]);
    return cheapest_assignment(cost, n, n);
  }

 private:
  static std::size_t at(int number) { return static_cast<std::size_t>(number); }

  /// When the carer of this shift is back from the route; the pause is taken where the plan has it.
  Moment back(const Route& route, const Shift& shift, roads::Mode mode) const {
    const Turn& last = route.turns.back();
    Moment free = last.start + all_.visits[at(last.visit)].duration;
    if (route.pause && *route.pause > last.start && shift.pause) free = std::max(free, *route.pause) + shift.pause->length;
    const int place = all_.place_of(last.visit);
    return free + (place == shift.end ? 0 : all_.seconds(mode, place, shift.end));
  }

  bool fits(int from, int to) const {
    const Route& route = plan_.routes[at(from)];
    if (route.turns.empty()) return true;
    const Shift &had = all_.shifts[at(from)], &gets = all_.shifts[at(to)];
    const roads::Mode mode = all_.carers[at(gets.carer)].mode;
    if (mode != all_.carers[at(had.carer)].mode) return false;
    const Turn& first = route.turns.front();
    const bool same_begin = had.from == gets.from && had.begin == gets.begin;
    if (first.start < gets.from + all_.to_door(mode, gets.begin, all_.place_of(first.visit))) return false;
    if (route.pause && *route.pause <= first.start && !same_begin) return false;
    if (gets.pause) {
      if (!route.pause || !had.pause || gets.pause->length > had.pause->length) return false;
      if (*route.pause < gets.pause->from || *route.pause > gets.pause->until) return false;
    }
    const int door = all_.place_of(route.turns.back().visit);
    if (door != gets.end && all_.seconds(mode, door, gets.end) >= kNoWay) return false;
    if (back(route, gets, mode) > gets.until + all_.rules.overtime) return false;
    return std::ranges::all_of(route.turns, [&](const Turn& turn) { return may_make(all_, turn.visit, turn.need, to); });
  }

  double cost_of_giving(int from, int to) const {
    const Route& route = plan_.routes[at(from)];
    if (route.turns.empty()) return 0;
    const Shift& shift = all_.shifts[at(to)];
    const Carer& carer = all_.carers[at(shift.carer)];
    const int first = all_.place_of(route.turns.front().visit), last = all_.place_of(route.turns.back().visit);
    const auto way = [&](int a, int b) { return a == b ? 0.0 : all_.seconds(carer.mode, a, b) / kMinute; };
    double cost = all_.weights.driving * (way(shift.begin, first) + way(last, shift.end)) +
                  all_.weights.overtime * std::max(0, back(route, shift, carer.mode) - shift.until) / kMinute;
    std::set<int> citizens;
    for (const Turn& turn : route.turns) {
      const int number = all_.visits[at(turn.visit)].citizen;
      const int contact = all_.citizens[at(number)].contact;
      if (contact != kNobody && contact != shift.carer) cost += all_.weights.not_contact;
      if (std::ranges::binary_search(carer.avoids, number)) cost += all_.weights.wish;
      if (citizens.insert(number).second) cost += face_(others_.visits(number, shift.carer));
    }
    return cost;
  }

  const Municipality& all_;
  const Scope& day_;
  const Faces& others_;
  const FaceCost& face_;
  const Plan& plan_;
  std::vector<char> held_;
};

}  // namespace

void hand_over(const Municipality& all, const Scope& day, const Faces& others, const FaceCost& face, Plan& plan) {
  const std::vector<int> taker = Exchange(all, day, others, face, plan).best();
  std::vector<Route> routes;
  for (const int s : day.shifts) routes.push_back(std::move(plan.routes[static_cast<std::size_t>(s)]));
  for (std::size_t r = 0; r < routes.size(); ++r) {
    const auto to = static_cast<std::size_t>(day.shifts[static_cast<std::size_t>(taker[r])]);
    plan.routes[to] = std::move(routes[r]);
    if (!all.shifts[to].pause) plan.routes[to].pause.reset();
  }
}

}  // namespace meretid::homecare::fortnight
