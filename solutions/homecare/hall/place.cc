// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/place.h"

#include <algorithm>
#include <array>
#include <limits>

namespace meretid::homecare::hall {
namespace {

using namespace municipal;

std::size_t at(int index) { return static_cast<std::size_t>(index); }
constexpr double kNever = std::numeric_limits<double>::infinity();

/// The earliest start at or after `from` that the windows allow, with the stretch that Rules give; nullopt: too late.
std::optional<Moment> in_window(const Municipality& all, const Visit& visit, Moment from) {
  const Duration stretch = visit.medical ? 0 : all.rules.stretch;
  for (std::size_t w = 0; w < visit.windows.size(); ++w) {
    const bool last = w + 1 == visit.windows.size();
    if (from <= visit.windows[w].until + (last ? stretch : 0)) return std::max(from, visit.windows[w].from);
  }
  return std::nullopt;
}

double late_minutes(const Visit& visit, Moment start) {
  Moment until = visit.windows.front().until;
  for (const Window& window : visit.windows)
    if (window.from <= start) until = window.until;
  return std::max(0, start - until) / 60.0;
}

}  // namespace

std::string_view to_text(Why why) {
  constexpr std::array<std::string_view, 10> names{"", "skill", "banned", "gender", "no_way", "absent", "window", "shift", "held", "other"};
  return names[static_cast<std::size_t>(why)];
}

int day_of(const Municipality& all, int visit) {
  const auto after = std::ranges::upper_bound(all.midnights, all.visits[at(visit)].windows.front().from);
  return std::clamp(static_cast<int>(after - all.midnights.begin()) - 1, 0, all.days - 1);
}

Why may_not(const Municipality& all, int visit, int need, int shift) {
  if (may_make(all, visit, need, shift)) return Why::kFits;
  const Shift& s = all.shifts[at(shift)];
  const Citizen& citizen = all.citizens[at(all.visits[at(visit)].citizen)];
  const Carer& carer = all.carers[at(s.carer)];
  if (std::ranges::binary_search(citizen.banned, s.carer)) return Why::kBanned;
  if (citizen.only != Gender::kUnknown && citizen.only != carer.gender) return Why::kGender;
  if (all.seconds(carer.mode, s.begin, citizen.place) >= kNoWay || all.seconds(carer.mode, citizen.place, s.end) >= kNoWay) return Why::kNoWay;
  return Why::kSkill;
}

Placer::Placer(const Municipality& all, const Faces& known) : all_(all), known_(known), shared_(all.visits.size(), false) {
  for (std::size_t v = 0; v < all.visits.size(); ++v) {
    if (all.visits[v].carers() > 1 || all.visits[v].link) shared_[v] = true;
    if (all.visits[v].link) shared_[at(all.visits[v].link->visit)] = true;
  }
}

/// What one route costs by itself: driving, lateness, overtime, wishes. Ranks positions; the whole plan judges.
double Placer::route_cost(int shift, const Route& route) const {
  const Municipality& all = all_;
  const Shift& s = all.shifts[at(shift)];
  const Carer& carer = all.carers[at(s.carer)];
  double cost = 0;
  int place = s.begin;
  Moment free = s.from;
  for (const Turn& turn : route.turns) {
    const Visit& visit = all.visits[at(turn.visit)];
    const int door = all.place_of(turn.visit);
    if (place != door) cost += all.weights.driving * all.seconds(carer.mode, place, door) / 60.0;
    cost += (visit.medical ? all.weights.medical_late : all.weights.late) * late_minutes(visit, turn.start);
    if (visit.preferred) cost += all.weights.preferred * std::abs(turn.start - *visit.preferred) / 60.0;
    if (known_.visits(visit.citizen, s.carer) == 0) cost += all.weights.new_face;
    const int contact = all.citizens[at(visit.citizen)].contact;
    if (contact != kNobody && contact != s.carer) cost += all.weights.not_contact;
    free = turn.start + visit.duration;
    place = door;
  }
  if (route.turns.empty()) return 0;
  const Duration home = place == s.end ? 0 : all.seconds(carer.mode, place, s.end);
  cost += all.weights.driving * home / 60.0;
  cost += all.weights.overtime * std::max(0, free + home - s.until) / 60.0;
  return cost;
}

struct Placer::Best {
  double cost = kNever;
  Route route;
  Moment start = 0;
  Why why = Why::kOther;
};

/// The best position for the visit in a route that does not have it. `exactly`: its start is given by the other carer.
Placer::Best Placer::best_in(const Route& route, int visit, int need, int shift, std::optional<Moment> wanted, bool exactly) const {
  const Municipality& all = all_;
  Best best;
  best.why = may_not(all, visit, need, shift);
  if (best.why != Why::kFits) return best;
  const double before = route_cost(shift, route);
  Why nearest = Why::kOther;
  double best_score = kNever;
  for (std::size_t position = 0; position <= route.turns.size(); ++position) {
    Route with = route;
    const Visit& v = all.visits[at(visit)];
    const Moment start = wanted ? *wanted : v.windows.front().from;
    with.turns.insert(with.turns.begin() + static_cast<std::ptrdiff_t>(position), Turn{visit, need, start});
    Timed result = timed(shift, std::move(with), visit);
    if (result.why != Why::kFits) {
      nearest = result.why;
      continue;
    }
    const Moment got = result.route.turns[position].start;
    if (exactly && got != *wanted) continue;
    const double cost = route_cost(shift, result.route) - before;
    // The planner's hand says when; the weights only say where it is between equals.
    const double score = wanted ? cost + 1000.0 * std::abs(got - *wanted) / 60.0 : cost;
    if (score >= best_score) continue;
    best_score = score;
    best = {cost, std::move(result.route), got, Why::kFits};
  }
  if (best.cost == kNever) best.why = nearest;
  return best;
}

Timed Placer::timed(int shift, Route route, int free_visit) const {
  const Municipality& all = all_;
  const Shift& s = all.shifts[at(shift)];
  const Carer& carer = all.carers[at(s.carer)];
  Moment free = s.from;
  int place = s.begin;
  bool paused = !s.pause || route.turns.empty();
  const Moment pause_wanted = route.pause.value_or(s.pause ? s.pause->from : 0);
  const auto take_pause = [&] {
    const Moment start = std::max({free, pause_wanted, s.pause->from});
    if (start > s.pause->until) return false;
    route.pause = start;
    free = start + s.pause->length;
    paused = true;
    return true;
  };
  for (Turn& turn : route.turns) {
    const Visit& visit = all.visits[at(turn.visit)];
    const int door = all.place_of(turn.visit);
    const Duration way = all.to_door(carer.mode, place, door);
    if (way >= kNoWay) return {Why::kNoWay, {}};
    auto start = in_window(all, visit, std::max(turn.start, free + way));
    if (start && !paused && pause_wanted <= *start) {
      if (!take_pause()) return {Why::kShift, {}};
      start = in_window(all, visit, std::max(turn.start, free + way));
    }
    if (!start) return {Why::kWindow, {}};
    const bool held = turn.visit != free_visit && (shared_[at(turn.visit)] || visit.pin);
    if (held && *start != turn.start) return {Why::kHeld, {}};
    turn.start = *start;
    if (s.absent_from && *start + visit.duration > *s.absent_from) return {Why::kAbsent, {}};
    free = *start + visit.duration;
    place = door;
  }
  if (!paused && !take_pause()) return {Why::kShift, {}};
  const Duration home = place == s.end ? 0 : all.seconds(carer.mode, place, s.end);
  if (!route.turns.empty() && (home >= kNoWay || free + home > s.until + all.rules.overtime)) return {Why::kShift, {}};
  return {Why::kFits, std::move(route)};
}

Plan without(const Plan& plan, int visit) {
  Plan result = plan;
  for (Route& route : result.routes) std::erase_if(route.turns, [visit](const Turn& turn) { return turn.visit == visit; });
  const auto place = std::ranges::lower_bound(result.unassigned, visit);
  if (place == result.unassigned.end() || *place != visit) result.unassigned.insert(place, visit);
  return result;
}

Placing Placer::placed(const Plan& plan, int visit, int need, int shift, std::optional<Moment> wanted) const {
  const Visit& v = all_.visits[at(visit)];
  if (v.pin && v.pin->begun) return {Why::kHeld, {}};
  Plan next = without(plan, visit);
  std::erase(next.unassigned, visit);
  if (v.carers() > 1) return placed_two(std::move(next), plan, visit, need, shift, wanted);
  Best best = best_in(next.routes[at(shift)], visit, need, shift, wanted, false);
  if (best.why != Why::kFits) return {best.why, {}};
  next.routes[at(shift)] = std::move(best.route);
  return {Why::kFits, std::move(next)};
}

// Two carers, one start: the other keeps their visit, else the cheapest who can come at that moment.
Placing Placer::placed_two(Plan next, const Plan& plan, int visit, int need, int shift, std::optional<Moment> wanted) const {
  const int other_need = 1 - need;
  std::optional<int> other;
  for (std::size_t s = 0; s < plan.routes.size(); ++s)
    for (const Turn& turn : plan.routes[s].turns)
      if (turn.visit == visit && turn.need == other_need) other = static_cast<int>(s);
  if (other && all_.shifts[at(*other)].carer == all_.shifts[at(shift)].carer) return {Why::kOther, {}};
  Why why = Why::kOther;
  std::optional<Moment> moment = wanted;
  for (int round = 0; round < 3; ++round) {
    Best mine = best_in(next.routes[at(shift)], visit, need, shift, moment, false);
    if (mine.why != Why::kFits) return {mine.why, {}};
    Best theirs;
    int where = -1;
    for (std::size_t s = 0; s < plan.routes.size(); ++s) {
      const int candidate = static_cast<int>(s);
      if (other ? candidate != *other : all_.shifts[s].carer == all_.shifts[at(shift)].carer) continue;
      if (all_.shifts[s].until <= mine.start || all_.shifts[s].from > mine.start) continue;
      Best found = best_in(next.routes[s], visit, other_need, candidate, mine.start, !other);
      if (found.why != Why::kFits) why = found.why;
      if (found.cost < theirs.cost) theirs = std::move(found), where = candidate;
    }
    if (where < 0) return {why, {}};
    if (theirs.start == mine.start) {
      next.routes[at(shift)] = std::move(mine.route);
      next.routes[at(where)] = std::move(theirs.route);
      return {Why::kFits, std::move(next)};
    }
    moment = std::max(theirs.start, mine.start);
  }
  return {why, {}};
}

}  // namespace meretid::homecare::hall
