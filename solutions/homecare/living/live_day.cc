// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/living/live_day.h"

#include <algorithm>

namespace meretid::homecare::living {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// The visit that the carer is at or left last, else none.
int last_begun(const municipal::Route& route, Moment now) {
  int visit = municipal::kNobody;
  for (const municipal::Turn& turn : route.turns)
    if (turn.start < now) visit = turn.visit;
  return visit;
}

void run_late(LiveDay& day, const Overrun& overrun) {
  for (const int s : day.scope.shifts) {
    municipal::Shift& shift = day.all.shifts[at(s)];
    if (shift.carer != overrun.carer || shift.until <= day.now) continue;
    const int visit = last_begun(day.plan.routes[at(s)], day.now);
    if (visit != municipal::kNobody) day.all.visits[at(visit)].duration += overrun.late;
    else shift.from += overrun.late;
    for (const municipal::Turn& turn : day.plan.routes[at(s)].turns)
      if (turn.start >= day.now) day.delayed.push_back(turn.visit);
    return;
  }
}

}  // namespace

void freeze(municipal::Municipality& all, const municipal::Plan& plan, Moment now) {
  for (std::size_t s = 0; s < plan.routes.size(); ++s)
    for (const municipal::Turn& turn : plan.routes[s].turns) {
      if (turn.start >= now) continue;
      municipal::Visit& visit = all.visits[at(turn.visit)];
      if (!visit.pin || !visit.pin->begun) visit.pin = municipal::Pin{std::vector<int>(visit.needs.size(), municipal::kNobody), turn.start, true};
      visit.pin->shifts[at(turn.need)] = static_cast<int>(s);
      visit.pin->start = turn.start;
    }
}

LiveDay after(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan, const Event& event) {
  LiveDay day{all, scope, plan, plan, {}, {}, event.now};
  freeze(day.all, plan, event.now);
  for (const Absence& absence : event.absent)
    for (const int s : scope.shifts)
      if (municipal::Shift& shift = day.all.shifts[at(s)]; shift.carer == absence.carer && shift.until > absence.from)
        shift.absent_from = std::min(absence.from, shift.absent_from.value_or(absence.from));
  // Gone from the routes: what was cancelled, and what an absent carer no longer comes to (both carers' parts of a visit of two).
  std::vector<bool> gone(all.visits.size(), false), lost(all.visits.size(), false);
  for (const int visit : event.cancelled) {
    const auto& pin = day.all.visits[at(visit)].pin;
    gone[at(visit)] = !(pin && pin->begun);
  }
  for (std::size_t s = 0; s < plan.routes.size(); ++s) {
    if (!day.all.shifts[s].absent_from) continue;
    for (const municipal::Turn& turn : plan.routes[s].turns) {
      municipal::Visit& visit = day.all.visits[at(turn.visit)];
      if (gone[at(turn.visit)] || (visit.pin && visit.pin->begun) || turn.start + visit.duration <= *day.all.shifts[s].absent_from) continue;
      visit.pin.reset();  // who held it is not there
      lost[at(turn.visit)] = true;
    }
  }
  for (municipal::Route& route : day.plan.routes)
    std::erase_if(route.turns, [&](const municipal::Turn& turn) { return gone[at(turn.visit)] || lost[at(turn.visit)]; });
  for (std::size_t v = 0; v < all.visits.size(); ++v) {
    if (lost[v]) day.lost.push_back(static_cast<int>(v));
    if (lost[v] || gone[v]) day.plan.unassigned.push_back(static_cast<int>(v));
  }
  std::erase_if(day.scope.visits, [&](int visit) { return gone[at(visit)]; });
  for (const municipal::Visit& visit : event.added) {
    const int number = static_cast<int>(day.all.visits.size());
    day.all.visits.push_back(visit);
    day.plan.unassigned.push_back(number);
    day.running.unassigned.push_back(number);
    day.scope.visits.push_back(number);
    day.lost.push_back(number);
  }
  std::ranges::sort(day.plan.unassigned);
  day.plan.unassigned.erase(std::ranges::unique(day.plan.unassigned).begin(), day.plan.unassigned.end());
  for (const Overrun& overrun : event.overruns) run_late(day, overrun);
  std::ranges::sort(day.delayed);
  return day;
}

}  // namespace meretid::homecare::living
