// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/fortnight/carry_over.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

#include "solutions/homecare/fortnight/assignment.h"

namespace meretid::homecare::fortnight {

using namespace municipal;

namespace {

/// What it is taken to cost, in minutes of driving, when a visit cannot stay on its route.
constexpr double kLost = 60;
constexpr double kMinute = 60;

std::size_t at(int number) { return static_cast<std::size_t>(number); }

/// A route of the one day said in visits of the other.
std::vector<Route> said_anew(const Municipality& all, int from, int to, const std::vector<Scope>& days, const Plan& plan) {
  std::unordered_map<std::string_view, int> of_series;
  for (const int v : days[at(to)].visits)
    if (!all.visits[at(v)].series.empty()) of_series.emplace(all.visits[at(v)].series, v);
  const Moment later = all.midnights[at(to)] - all.midnights[at(from)];
  std::vector<Route> routes;
  for (const int s : days[at(from)].shifts) {
    Route route;
    for (const Turn& turn : plan.routes[at(s)].turns) {
      const auto found = of_series.find(all.visits[at(turn.visit)].series);
      if (found == of_series.end() || turn.need >= all.visits[at(found->second)].carers()) continue;
      route.turns.push_back({found->second, turn.need, turn.start + later});
    }
    if (route.turns.empty()) continue;
    if (const auto& pause = plan.routes[at(s)].pause) route.pause = *pause + later;
    routes.push_back(std::move(route));
  }
  return routes;
}

/// Walks a route with the carer of a shift and keeps what fits.
class Fitting {
 public:
  Fitting(const Municipality& all, int shift)
      : all_(all), number_(shift), shift_(all.shifts[at(shift)]), mode_(all.carers[at(shift_.carer)].mode) {}

  Route operator()(const Route& route) const {
    Route kept;
    Moment free = shift_.from;
    int place = shift_.begin;
    std::optional<Moment> pause = shift_.pause ? route.pause : std::nullopt;
    if (pause && (*pause < shift_.pause->from || *pause > shift_.pause->until)) pause.reset();
    for (const Turn& turn : route.turns) {
      const Visit& visit = all_.visits[at(turn.visit)];
      const int door = all_.place_of(turn.visit);
      Moment ready = free;
      const bool rests = pause && *pause <= turn.start;
      if (rests) ready = std::max(free, *pause) + shift_.pause->length;
      if (!in_window(visit, turn.start) || !may_make(all_, turn.visit, turn.need, number_)) continue;
      if (turn.start < ready + all_.to_door(mode_, place, door)) continue;
      const Duration home = door == shift_.end ? 0 : all_.seconds(mode_, door, shift_.end);
      if (turn.start + visit.duration + home > (shift_.absent_from ? std::min(shift_.until, *shift_.absent_from) : shift_.until)) continue;
      if (rests) kept.pause = std::max(free, *pause), pause.reset();
      kept.turns.push_back(turn);
      free = turn.start + visit.duration;
      place = door;
    }
    if (pause) kept.pause = std::max(free, *pause);
    if (kept.turns.empty()) kept.pause.reset();
    return kept;
  }

 private:
  static bool in_window(const Visit& visit, Moment start) {
    return std::ranges::any_of(visit.windows, [&](const Window& window) { return window.from <= start && start <= window.until; });
  }

  const Municipality& all_;
  int number_;
  const Shift& shift_;
  roads::Mode mode_;
};

double cost_of_giving(const Municipality& all, const Route& route, const Route& kept, int shift, const Faces& others, const FaceCost& face) {
  const Shift& s = all.shifts[at(shift)];
  double cost = kLost * static_cast<double>(route.turns.size() - kept.turns.size());
  if (kept.turns.empty()) return cost;
  const roads::Mode mode = all.carers[at(s.carer)].mode;
  cost += all.weights.driving *
          (all.to_door(mode, s.begin, all.place_of(kept.turns.front().visit)) + all.to_door(mode, all.place_of(kept.turns.back().visit), s.end)) / kMinute;
  std::set<int> citizens;
  for (const Turn& turn : kept.turns) {
    const int number = all.visits[at(turn.visit)].citizen;
    const int contact = all.citizens[at(number)].contact;
    if (contact != kNobody && contact != s.carer) cost += all.weights.not_contact;
    if (citizens.insert(number).second) cost += face(others.visits(number, s.carer));
  }
  return cost;
}

/// A visit of two that found one is taken from that one too.
void drop_halves(const Municipality& all, const Scope& day, Plan& plan) {
  std::unordered_map<int, std::vector<std::pair<int, Moment>>> made;
  for (const int s : day.shifts)
    for (const Turn& turn : plan.routes[at(s)].turns) made[turn.visit].emplace_back(all.shifts[at(s)].carer, turn.start);
  const auto whole = [&](const Turn& turn) {
    const auto& carers = made[turn.visit];
    if (static_cast<int>(carers.size()) != all.visits[at(turn.visit)].carers()) return false;
    for (std::size_t i = 1; i < carers.size(); ++i)
      if (carers[i].first == carers[0].first || carers[i].second != carers[0].second) return false;
    return true;
  };
  for (const int s : day.shifts) {
    Route& route = plan.routes[at(s)];
    std::erase_if(route.turns, [&](const Turn& turn) { return !whole(turn); });
    if (route.turns.empty()) route.pause.reset();
  }
}

void list_unassigned(const Scope& day, Plan& plan) {
  std::set<int> without(plan.unassigned.begin(), plan.unassigned.end());
  without.insert(day.visits.begin(), day.visits.end());
  for (const int s : day.shifts)
    for (const Turn& turn : plan.routes[at(s)].turns) without.erase(turn.visit);
  plan.unassigned.assign(without.begin(), without.end());
}

}  // namespace

void carry_over(const Municipality& all, int from, int to, const std::vector<Scope>& days, const Faces& others, const FaceCost& face, Plan& plan) {
  const std::vector<Route> routes = said_anew(all, from, to, days, plan);
  const std::vector<int>& shifts = days[at(to)].shifts;
  std::vector<std::vector<Route>> kept(routes.size());
  std::vector<double> cost(routes.size() * shifts.size());
  const bool by_route = routes.size() <= shifts.size();
  for (std::size_t r = 0; r < routes.size(); ++r)
    for (std::size_t s = 0; s < shifts.size(); ++s) {
      kept[r].push_back(Fitting(all, shifts[s])(routes[r]));
      cost[by_route ? r * shifts.size() + s : s * routes.size() + r] = cost_of_giving(all, routes[r], kept[r][s], shifts[s], others, face);
    }
  const std::vector<int> chosen = by_route ? cheapest_assignment(cost, routes.size(), shifts.size()) : cheapest_assignment(cost, shifts.size(), routes.size());
  for (const int s : shifts) plan.routes[at(s)] = {};
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const std::size_t r = by_route ? i : at(chosen[i]), s = by_route ? at(chosen[i]) : i;
    plan.routes[at(shifts[s])] = std::move(kept[r][s]);
  }
  drop_halves(all, days[at(to)], plan);
  list_unassigned(days[at(to)], plan);
}

}  // namespace meretid::homecare::fortnight
