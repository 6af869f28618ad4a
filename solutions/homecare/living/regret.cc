// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/living/regret.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace meretid::homecare::living {
namespace {

using day::kNone;
using day::Moment;
using day::Slot;

constexpr std::size_t kRegret = 3;       ///< places compared
constexpr std::size_t kPairPlaces = 10;  ///< of each carer of a visit of two
constexpr std::size_t kAside = 40;      ///< visits nearby that are tried aside
constexpr double kNoPlace = 1000;        ///< minutes: what a missing second or third place counts

std::vector<Slot> best_of_tours(const day::State& state, const day::Price& price, int node, int only_tour) {
  const day::Problem& problem = state.problem();
  const day::Node& n = problem.node(node);
  const day::Slots slots(state, price);
  Moment from = day::kLongAgo, until = day::kNever;
  state.tie_bounds(n, from, until);
  std::vector<Slot> found;
  for (const int tour : state.part()) {
    if (!problem.may(node, tour) || (only_tour != kNone && tour != only_tour)) continue;
    Slot best;
    for (int at = problem.first(tour); at != problem.last(tour) && state.free(at) <= n.due; at = state.stand(at).next)
      if (const std::optional<Slot> slot = slots.at(node, at, best.cost, from, until)) best = *slot;
    if (best.behind != kNone) found.push_back(best);
  }
  std::ranges::stable_sort(found, {}, &Slot::cost);
  return found;
}

/// Moves one visit of a tour that could take `visit` to another carer. The state is as before when false.
bool move_aside(day::State& state, const day::Price& price, int visit) {
  const day::Problem& problem = state.problem();
  const day::Visit& v = problem.visit(visit);
  if (v.needs != 1) return false;
  const day::Node& n = problem.node(v.first);
  const double before = price(state.sums());
  double least = before;
  int aside = kNone;
  const auto swap = [&](int other) {
    const int tour = state.stand(problem.visit(other).first).tour;
    state.begin();
    state.remove(other);
    if (!state.settle()) return false;
    const std::vector<Place> mine = places(state, price, visit, 1, tour);
    if (mine.empty() || !state.insert(visit, mine[0].behind)) return false;
    const std::vector<Place> others = places(state, price, other, 1);
    return !others.empty() && state.insert(other, others[0].behind);
  };
  std::vector<std::pair<Moment, int>> near;
  for (const int tour : state.part()) {
    if (!problem.may(v.first, tour)) continue;
    for (int at = state.stand(problem.first(tour)).next; at != problem.last(tour); at = state.stand(at).next) {
      const day::Node& o = problem.node(at);
      if (o.visit == kNone || state.still(at) || o.mate != kNone || o.ties > 0) continue;
      if (state.stand(at).start > n.due + n.duration || state.free(at) < n.ready) continue;
      // Never something more urgent, or all would go round in circles.
      if (problem.visit(o.visit).priority < v.priority) continue;
      near.emplace_back(problem.drive(problem.tour(tour), o.place, n.place), o.visit);
    }
  }
  std::ranges::sort(near);
  if (near.size() > kAside) near.resize(kAside);
  for (const auto& [way, other] : near) {
    const bool good = swap(other);
    const double cost = price(state.sums());
    state.undo();
    if (good && cost < least) least = cost, aside = other;
  }
  if (aside == kNone) return false;
  if (swap(aside)) {
    state.clear_absent();
    return true;
  }
  state.undo();
  return false;
}

}  // namespace

std::vector<Place> places(const day::State& state, const day::Price& price, int visit, std::size_t most, int only_tour) {
  const day::Problem& problem = state.problem();
  const day::Visit& v = problem.visit(visit);
  std::vector<Place> found;
  std::vector<Slot> first = best_of_tours(state, price, v.first, only_tour);
  if (v.needs == 1) {
    for (const Slot& slot : first) {
      if (found.size() == most) break;
      found.push_back({slot.cost, {slot.behind, kNone}});
    }
    return found;
  }
  std::vector<Slot> second = best_of_tours(state, price, v.first + 1, only_tour);
  first.resize(std::min(first.size(), kPairPlaces)), second.resize(std::min(second.size(), kPairPlaces));
  const day::Slots slots(state, price);
  for (const Slot& a : first)
    for (const Slot& b : second) {
      if (problem.tour(state.stand(a.behind).tour).carer == problem.tour(state.stand(b.behind).tour).carer) continue;
      const Moment start = problem.earliest(problem.node(v.first), std::max(a.from, b.from));
      if (start > std::min(a.until, b.until)) continue;
      const double cost = a.cost + b.cost + slots.of_start(v.first, a.behind, start) - slots.of_start(v.first, a.behind, a.from) +
                          slots.of_start(v.first + 1, b.behind, start) - slots.of_start(v.first + 1, b.behind, b.from);
      found.push_back({cost, {a.behind, b.behind}});
    }
  std::ranges::stable_sort(found, {}, &Place::cost);
  if (found.size() > most) found.resize(most);
  return found;
}

void bring_back(day::State& state, const day::Price& price) {
  const day::Problem& problem = state.problem();
  for (const int visit : state.members()) {
    const day::Visit& v = problem.visit(visit);
    const int was = problem.node(v.first).was_carer;
    if (v.needs != 1 || was == kNone || !state.placed(visit) || problem.tour(state.stand(v.first).tour).carer == was) continue;
    for (const int tour : state.part()) {
      if (problem.tour(tour).carer != was || !problem.may(v.first, tour)) continue;
      const double before = price(state.sums());
      state.begin();
      state.remove(visit);
      bool good = state.settle();
      if (good) {
        const std::vector<Place> own = places(state, price, visit, 1, tour);
        good = !own.empty() && state.insert(visit, own[0].behind) && price(state.sums()) < before;
      }
      if (good) state.clear_absent();
      else state.undo();
      if (good) break;
    }
  }
}

void regret_insert(day::State& state, const day::Price& price, bool eject) {
  const day::Problem& problem = state.problem();
  std::vector<int> open = state.absent(), without;
  while (!open.empty()) {
    double most = -1;
    std::size_t chosen = 0;
    std::vector<Place> where;
    for (std::size_t i = 0; i < open.size();) {
      std::vector<Place> best = places(state, price, open[i], kRegret);
      if (best.empty()) {
        without.push_back(open[i]);
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
        continue;
      }
      // The more urgent goes first among equals: nobody else's place is worth that of a critical visit.
      double regret = 1e4 * static_cast<double>(municipal::kPriorities - static_cast<std::size_t>(problem.visit(open[i]).priority));
      for (std::size_t k = 1; k < kRegret; ++k) regret += k < best.size() ? best[k].cost - best[0].cost : kNoPlace;
      if (regret > most) most = regret, chosen = i, where = std::move(best);
      ++i;
    }
    if (open.empty()) break;
    const int visit = open[chosen];
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(chosen));
    state.begin();
    const bool in = std::ranges::any_of(where, [&](const Place& place) { return state.insert(visit, place.behind); });
    if (!in) without.push_back(visit);
    state.clear_absent();
  }
  std::ranges::sort(without, {}, [&](int visit) { return std::pair(problem.visit(visit).priority, visit); });
  if (eject)
    for (const int visit : without) (void)move_aside(state, price, visit);
}

}  // namespace meretid::homecare::living
