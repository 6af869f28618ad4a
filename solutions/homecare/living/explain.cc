// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/living/explain.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/day/slots.h"
#include "solutions/homecare/day/timing.h"
#include "solutions/homecare/living/around.h"
#include "solutions/homecare/living/clock_text.h"
#include "solutions/homecare/living/fit.h"

namespace meretid::homecare::living {
namespace {

using municipal::Duration;
using municipal::Moment;
using municipal::Municipality;

std::size_t at(int i) { return static_cast<std::size_t>(i); }

base::Error reason(const Municipality& all, const char* code, int visit, std::vector<std::pair<std::string, std::string>> values = {}) {
  const municipal::Visit& v = all.visits[at(visit)];
  const municipal::Citizen& citizen = all.citizens[at(v.citizen)];
  values.emplace_back("citizen", citizen.name.empty() ? citizen.id : citizen.name);
  return {std::string("homecare.why.") + code, base::Kind::kRefused, std::move(values), v.id};
}

std::string carer_of(const Municipality& all, int shift) {
  const municipal::Carer& carer = all.carers[at(all.shifts[at(shift)].carer)];
  return carer.name.empty() ? carer.id : carer.name;
}

/// Skill alone: bans, gender and ways are taken away.
bool has_skills(const Municipality& all, int visit, int need, int shift) {
  const municipal::Carer& carer = all.carers[at(all.shifts[at(shift)].carer)];
  return std::ranges::all_of(all.visits[at(visit)].needs[at(need)], [&](const municipal::Skill& wanted) {
    return std::ranges::any_of(carer.skills, [&](const municipal::Skill& own) {
      // A delegation that has run out is a missing skill too.
      return own.skill == wanted.skill && own.level >= wanted.level && (!own.until || *own.until >= all.first);
    });
  });
}

bool welcome(const Municipality& all, int visit, int shift) {
  const municipal::Citizen& citizen = all.citizens[at(all.visits[at(visit)].citizen)];
  const int carer = all.shifts[at(shift)].carer;
  return !std::ranges::binary_search(citizen.banned, carer) &&
         (citizen.only == municipal::Gender::kUnknown || citizen.only == all.carers[at(carer)].gender);
}

/// Whether the carer, with nothing else to do, could make the visit between the ends of the shift.
bool covers(const Municipality& all, int visit, int s, Moment now) {
  const municipal::Visit& v = all.visits[at(visit)];
  const municipal::Shift& shift = all.shifts[at(s)];
  const auto mode = all.carers[at(shift.carer)].mode;
  const int place = all.place_of(visit);
  const Moment first = std::max(shift.from, now) + all.to_door(mode, shift.begin, place);
  const Duration home = place == shift.end ? 0 : all.seconds(mode, place, shift.end);
  Moment last = shift.until + all.rules.overtime - home - v.duration;
  if (shift.absent_from) last = std::min(last, *shift.absent_from - v.duration);
  return std::ranges::any_of(v.windows, [&](const municipal::Window& window) {
    const Moment until = window.until + (v.medical ? 0 : all.rules.stretch);
    return std::max(first, window.from) <= std::min(last, until);
  });
}

std::string hours(const Municipality& all, const municipal::Visit& visit) {
  return clock_text(all, visit.windows.front().from) + "–" + clock_text(all, visit.windows.back().until);
}

/// Seconds that the best place of the day lacks: the least by which arrival there passes what those behind can bear.
struct Miss {
  Duration lacks = std::numeric_limits<Duration>::max();
  int shift = municipal::kNobody;
};
Miss nearest_miss(const day::State& state, int node) {
  const day::Problem& problem = state.problem();
  const day::Node& n = problem.node(node);
  Miss best;
  for (const int r : state.part()) {
    if (!problem.may(node, r)) continue;
    const day::Tour& tour = problem.tour(r);
    for (int a = problem.first(r); a != problem.last(r); a = state.stand(a).next) {
      int beyond = state.stand(a).next;
      Duration pause = 0;
      if (problem.is_pause(beyond)) pause = problem.node(beyond).duration, beyond = state.stand(beyond).next;
      const Duration in = problem.drive(tour, state.stand(a).place, n.place), out = problem.drive(tour, n.place, state.stand(beyond).place);
      if (in >= municipal::kNoWay || out >= municipal::kNoWay) continue;
      const Moment arrives = std::max(state.free(a) + state.door(tour, state.stand(a).place, n.place, in), n.ready);
      const Duration on = problem.is_end(beyond) ? out : state.door(tour, n.place, state.stand(beyond).place, out);
      const Duration late = std::max(0, arrives - n.due), pushes = std::max(0, arrives + n.duration + pause + on - state.stand(beyond).late);
      const Duration lacks = std::max(late, pushes);
      if (lacks < best.lacks) best = {lacks, tour.shift};
    }
  }
  return best;
}

std::string minutes(Duration seconds) { return std::to_string((seconds + 59) / 60); }

/// Why one need finds nobody at all; nothing when somebody could, alone.
std::vector<base::Error> nobody(const Municipality& all, const municipal::Scope& scope, int visit, int need, Moment now, std::vector<int>& able) {
  const municipal::Visit& v = all.visits[at(visit)];
  std::vector<int> skilled, free;
  for (const int s : scope.shifts)
    if (has_skills(all, visit, need, s)) skilled.push_back(s);
  if (skilled.empty()) {
    std::string skills;
    for (const municipal::Skill& wanted : v.needs[at(need)])
      if (std::ranges::none_of(scope.shifts, [&](int s) {
            return std::ranges::any_of(all.carers[at(all.shifts[at(s)].carer)].skills,
                                       [&](const municipal::Skill& own) { return own.skill == wanted.skill && own.level >= wanted.level; });
          }))
        skills += (skills.empty() ? "" : ", ") + all.skills[at(wanted.skill)];
    // Each skill is there, but nobody has all of them.
    if (skills.empty())
      for (const municipal::Skill& wanted : v.needs[at(need)]) skills += (skills.empty() ? "" : ", ") + all.skills[at(wanted.skill)];
    return {reason(all, "no_skill", visit, {{"skills", skills}})};
  }
  for (const int s : skilled)
    if (welcome(all, visit, s)) free.push_back(s);
  if (free.empty()) return {reason(all, "not_welcome", visit, {{"count", std::to_string(skilled.size())}})};
  for (const int s : free)
    if (municipal::may_make(all, visit, need, s)) able.push_back(s);
  if (able.empty()) {
    const auto reaches = [&](int s) { return all.seconds(all.carers[at(all.shifts[at(s)].carer)].mode, all.shifts[at(s)].begin, all.place_of(visit)) < municipal::kNoWay; };
    return {reason(all, std::ranges::any_of(free, reaches) ? "delegation" : "no_way", visit)};
  }
  const std::size_t may = able.size();
  std::erase_if(able, [&](int s) { return !covers(all, visit, s, now); });
  if (able.empty()) return {reason(all, "no_shift", visit, {{"hours", hours(all, v)}, {"count", std::to_string(may)}})};
  return {};
}

std::vector<base::Error> late(const Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan, const municipal::Faces& known,
                              int visit, int shift, std::size_t turn, Duration seconds, Moment now) {
  std::vector<base::Error> reasons;
  const municipal::Route& route = plan.routes[at(shift)];
  if (turn > 0) {
    const municipal::Turn& before = route.turns[turn - 1];
    reasons.push_back(reason(all, "late_behind", visit,
                             {{"carer", carer_of(all, shift)}, {"minutes", minutes(seconds)}, {"before", all.visits[at(before.visit)].id},
                              {"end", clock_text(all, before.start + all.visits[at(before.visit)].duration)}}));
  } else {
    reasons.push_back(reason(all, "late_begin", visit,
                             {{"carer", carer_of(all, shift)}, {"minutes", minutes(seconds)}, {"begin", clock_text(all, all.shifts[at(shift)].from)}}));
  }
  for (const Offer& offer : where_fits(all, scope, plan, known, visit, now, 3))
    if (offer.late < 0.5) {
      reasons.push_back(reason(all, "elsewhere", visit,
                               {{"carer", carer_of(all, offer.shifts[0])}, {"start", clock_text(all, offer.start)},
                                {"driving", std::to_string(std::lround(offer.driving))}}));
      break;
    }
  return reasons;
}

}  // namespace

std::vector<base::Error> explain(const Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan, const municipal::Faces& known,
                                 int visit, Moment now) {
  const municipal::Visit& v = all.visits[at(visit)];
  for (std::size_t s = 0; s < plan.routes.size(); ++s)
    for (std::size_t i = 0; i < plan.routes[s].turns.size(); ++i) {
      const municipal::Turn& turn = plan.routes[s].turns[i];
      if (turn.visit != visit) continue;
      Moment until = v.windows.front().until;
      for (const municipal::Window& window : v.windows)
        if (window.from <= turn.start) until = window.until;
      if (turn.start <= until) return {};
      return late(all, scope, plan, known, visit, static_cast<int>(s), i, turn.start - until, now);
    }
  std::vector<std::vector<int>> able(v.needs.size());
  for (int need = 0; need < v.carers(); ++need)
    if (auto found = nobody(all, scope, visit, need, now, able[at(need)]); !found.empty()) return found;
  if (v.carers() == 2) {
    std::vector<int> carers;
    for (const auto& shifts : able)
      for (const int s : shifts) carers.push_back(all.shifts[at(s)].carer);
    std::ranges::sort(carers);
    carers.erase(std::ranges::unique(carers).begin(), carers.end());
    if (carers.size() < 2) return {reason(all, "second_carer", visit, {{"carer", carer_of(all, able[0][0])}})};
  }
  if (const auto offers = where_fits(all, scope, plan, known, visit, now, 1); !offers.empty())
    return {reason(all, "fits", visit,
                   {{"carer", carer_of(all, offers[0].shifts[0])}, {"start", clock_text(all, offers[0].start)},
                    {"driving", std::to_string(std::lround(offers[0].driving))}})};
  std::vector<base::Error> reasons;
  // Without the tie there would be room: then it is the partner that binds.
  Municipality apart;
  const auto tied = [&](const municipal::Visit& other) { return other.link && other.link->visit == visit; };
  if (v.link || std::ranges::any_of(all.visits, tied)) {
    apart = all;
    int partner = v.link ? v.link->visit : municipal::kNobody;
    apart.visits[at(visit)].link.reset();
    for (std::size_t o = 0; o < all.visits.size(); ++o)
      if (tied(all.visits[o])) apart.visits[o].link.reset(), partner = static_cast<int>(o);
    if (!where_fits(apart, scope, plan, known, visit, now, 1).empty())
      return {reason(all, "partner", visit, {{"partner", all.visits[at(partner)].id}})};
  }
  const municipal::Scope near = around(all, scope, plan, {visit}, now, {.shifts_per_visit = 60});
  const day::Problem problem(all, near, plan, known, nullptr, {now});
  day::State state(problem);
  state.take(day::to_orders(problem, plan));
  const day::Visit& mine = problem.visit(problem.visit_of(visit));
  for (int need = 0; need < mine.needs; ++need) {
    const Miss miss = nearest_miss(state, mine.first + need);
    if (miss.shift == municipal::kNobody) continue;
    reasons.push_back(miss.lacks > 0 ? reason(all, "full", visit,
                                              {{"count", std::to_string(able[at(need)].size())}, {"carer", carer_of(all, miss.shift)},
                                               {"minutes", minutes(miss.lacks)}, {"hours", hours(all, v)}})
                                     : reason(all, "not_together", visit, {{"carer", carer_of(all, miss.shift)}, {"hours", hours(all, v)}}));
  }
  if (reasons.empty()) reasons.push_back(reason(all, "no_shift", visit, {{"hours", hours(all, v)}, {"count", std::to_string(able[0].size())}}));
  return reasons;
}

int helpful_shift(const Municipality& all, const municipal::Scope& scope, int visit) {
  for (const int s : scope.shifts)
    if (!all.shifts[at(s)].absent_from && municipal::may_make(all, visit, 0, s) && covers(all, visit, s, -(1 << 29))) return s;
  return municipal::kNobody;
}

OneMore one_more(const Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan, const municipal::Faces& known, int shift,
                 std::uint64_t iterations) {
  Municipality more = all;
  municipal::Carer carer = all.carers[at(all.shifts[at(shift)].carer)];
  municipal::Shift hours = all.shifts[at(shift)];
  carer.likes.clear(), carer.avoids.clear();
  hours.carer = static_cast<int>(more.carers.size());
  more.carers.push_back(carer);
  more.shifts.push_back(hours);
  municipal::Plan wider = plan;
  wider.routes.emplace_back();
  municipal::Scope with = scope;
  with.shifts.push_back(static_cast<int>(all.shifts.size()));
  Budget budget;
  budget.iterations = iterations;
  // The same search without and with, so that only the carer makes the difference.
  const municipal::Plan without_plan = day::plan_day(all, scope, plan, known, {}, budget);
  const municipal::Plan with_plan = day::plan_day(more, with, wider, known, {}, budget);
  const municipal::Costs before = municipal::cost_of(all, without_plan, scope, known), after = municipal::cost_of(more, with_plan, with, known);
  const auto left = [](const municipal::Costs& costs) { return costs.unassigned[0] + costs.unassigned[1] + costs.unassigned[2] + costs.unassigned[3]; };
  return {left(before), left(after), before.late + before.medical_late, after.late + after.medical_late, before.driving, after.driving};
}

}  // namespace meretid::homecare::living
