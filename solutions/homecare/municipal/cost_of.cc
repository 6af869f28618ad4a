// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::municipal {
namespace {

constexpr double kMinute = 60;

/// Seconds after the end of the window that the start belongs to: the last that has begun, else the first.
Moment lateness(const Visit& visit, Moment start) {
  Moment until = visit.windows.front().until;
  for (const Window& window : visit.windows)
    if (window.from <= start) until = window.until;
  return std::max(0, start - until);
}

struct Before {
  int carer = kNobody;
  Moment start = 0;
};

/// Who made each need of each visit in the plan in force.
std::map<std::pair<int, int>, Before> turns_of(const Municipality& all, const Plan& plan) {
  std::map<std::pair<int, int>, Before> turns;
  for (std::size_t s = 0; s < plan.routes.size(); ++s)
    for (const Turn& turn : plan.routes[s].turns) turns[{turn.visit, turn.need}] = {all.shifts[s].carer, turn.start};
  return turns;
}

/// The usual start of each series, in seconds after midnight.
std::map<std::string, double, std::less<>> usual_starts(const Municipality& all, const Plan& plan, auto since_midnight) {
  std::map<std::string, std::pair<double, int>, std::less<>> sums;
  for (const Route& route : plan.routes)
    for (const Turn& turn : route.turns) {
      const Visit& visit = all.visits[static_cast<std::size_t>(turn.visit)];
      if (visit.series.empty() || turn.need != 0) continue;
      auto& [sum, count] = sums[visit.series];
      sum += since_midnight(turn.start);
      ++count;
    }
  std::map<std::string, double, std::less<>> usual;
  for (const auto& [series, sum] : sums) usual[series] = sum.first / sum.second;
  return usual;
}

/// How unevenly the shifts of one layer are filled: minutes from the share of work that all have on average.
double unevenness(const std::vector<std::pair<double, double>>& work_and_length) {
  double work = 0, length = 0, uneven = 0;
  for (const auto& [w, l] : work_and_length) work += w, length += l;
  if (length <= 0) return 0;
  for (const auto& [w, l] : work_and_length) uneven += std::abs(w - l * work / length);
  return uneven;
}

}  // namespace

double Costs::total(const Weights& w) const {
  double sum = w.medical_late * medical_late + w.late * late + w.overtime * overtime + w.new_face * new_faces + w.not_contact * not_contact +
               w.irregular * irregular + w.driving * driving + w.preferred * preferred + w.fairness * fairness + w.wish * against_wish +
               w.other_carer * other_carer + w.moved * moved + w.waiting * waiting;
  for (std::size_t p = 0; p < kPriorities; ++p) sum += w.unassigned[p] * unassigned[p];
  return sum;
}

Costs cost_of(const Municipality& all, const Plan& plan, const Scope& scope, const Faces& known, const Plan* running) {
  Costs costs;
  for (const int visit : plan.unassigned)
    if (std::ranges::binary_search(scope.visits, visit))
      ++costs.unassigned[static_cast<std::size_t>(all.visits[static_cast<std::size_t>(visit)].priority)];

  const auto since_midnight = [&](Moment moment) {
    const auto after = std::ranges::upper_bound(all.midnights, moment);
    return static_cast<double>(after == all.midnights.begin() ? moment : moment - *(after - 1));
  };
  const auto usual = usual_starts(all, plan, since_midnight);
  const auto before = running ? turns_of(all, *running) : std::map<std::pair<int, int>, Before>{};
  std::set<std::pair<int, int>> new_faces;
  std::map<Layer, std::vector<std::pair<double, double>>> filled;

  for (const int s : scope.shifts) {
    const Shift& shift = all.shifts[static_cast<std::size_t>(s)];
    const Carer& carer = all.carers[static_cast<std::size_t>(shift.carer)];
    const Route& route = plan.routes[static_cast<std::size_t>(s)];
    const double length = (shift.until - shift.from) / kMinute;
    double work = 0;
    Moment free = shift.from;
    int place = shift.begin;
    bool paused = !route.pause;
    const auto pause_before = [&](Moment next) {
      if (paused || *route.pause > next) return;
      free = std::max(free, *route.pause) + (shift.pause ? shift.pause->length : 0);
      paused = true;
    };
    for (std::size_t i = 0; i < route.turns.size(); ++i) {
      const Turn& turn = route.turns[i];
      const Visit& visit = all.visits[static_cast<std::size_t>(turn.visit)];
      const int door = all.citizens[static_cast<std::size_t>(visit.citizen)].place;
      pause_before(turn.start);
      const double way = place == door ? 0 : all.seconds(carer.mode, place, door) / kMinute;
      const double to_door = all.to_door(carer.mode, place, door) / kMinute;
      if (place != door) costs.driving_km += all.metres(carer.mode, place, door) / 1000.0;
      costs.driving += way;
      costs.parking += to_door - way;
      if (i > 0) costs.waiting += std::max(0.0, (turn.start - free) / kMinute - to_door);
      const double late = lateness(visit, turn.start) / kMinute;
      if (turn.need == 0) (visit.medical ? costs.medical_late : costs.late) += late;
      if (turn.need == 0 && visit.preferred) costs.preferred += std::abs(turn.start - *visit.preferred) / kMinute;
      if (turn.need == 0 && !visit.series.empty()) costs.irregular += std::abs(since_midnight(turn.start) - usual.find(visit.series)->second) / kMinute;
      if (known.visits(visit.citizen, shift.carer) == 0) new_faces.emplace(visit.citizen, shift.carer);
      const int contact = all.citizens[static_cast<std::size_t>(visit.citizen)].contact;
      if (contact != kNobody && contact != shift.carer) ++costs.not_contact;
      if (std::ranges::binary_search(carer.avoids, visit.citizen)) ++costs.against_wish;
      if (const auto was = before.find({turn.visit, turn.need}); was != before.end()) {
        if (was->second.carer != shift.carer) ++costs.other_carer;
        if (turn.need == 0) costs.moved += std::max(0, std::abs(turn.start - was->second.start) - all.rules.promised) / kMinute;
      }
      const double minutes = visit.duration / kMinute;
      costs.visiting += minutes;
      work += minutes + to_door;
      free = turn.start + visit.duration;
      place = door;
    }
    if (!route.turns.empty()) {
      pause_before(std::numeric_limits<Moment>::max());
      const Duration home = place == shift.end ? 0 : all.seconds(carer.mode, place, shift.end);
      if (place != shift.end) costs.driving_km += all.metres(carer.mode, place, shift.end) / 1000.0;
      costs.driving += home / kMinute;
      work += home / kMinute;
      costs.overtime += std::max(0, free + home - shift.until) / kMinute;
      costs.paid += length - (shift.pause && !shift.pause->paid ? shift.pause->length / kMinute : 0);
    }
    if (!shift.absent_from) filled[shift.layer].emplace_back(work, length);
  }
  costs.new_faces = static_cast<int>(new_faces.size());
  for (const auto& [layer, shifts] : filled) costs.fairness += unevenness(shifts);
  return costs;
}

}  // namespace meretid::homecare::municipal
