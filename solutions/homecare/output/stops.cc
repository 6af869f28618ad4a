// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/output/stops.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "danish/local_time.h"

namespace meretid::homecare::output {

using namespace municipal;

namespace {

std::size_t at(int number) { return static_cast<std::size_t>(number); }

danish::LocalTime local(const Municipality& all, Moment moment) { return danish::local_time(all.origin + moment * kSecond); }

/// The other carers of a visit; they start with this one, so only shifts of the same hours are asked.
std::vector<int> others(const Municipality& all, const Plan& plan, int visit, int shift, Moment start) {
  std::vector<int> carers;
  if (all.visits[at(visit)].carers() < 2) return carers;
  for (std::size_t s = 0; s < plan.routes.size(); ++s) {
    const Shift& other = all.shifts[s];
    if (static_cast<int>(s) == shift || start < other.from || start > other.until + all.rules.overtime) continue;
    if (std::ranges::find(plan.routes[s].turns, visit, &Turn::visit) != plan.routes[s].turns.end()) carers.push_back(other.carer);
  }
  return carers;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

std::vector<Stop> stops_of(const Municipality& all, const Plan& plan, int shift) {
  const Shift& s = all.shifts[at(shift)];
  const Route& route = plan.routes[at(shift)];
  if (route.turns.empty()) return {};
  const roads::Mode mode = all.carers[at(s.carer)].mode;
  const Moment leaves = route.turns.front().start - all.to_door(mode, s.begin, all.place_of(route.turns.front().visit));
  std::vector<Stop> stops;
  Moment free = s.from;
  int place = s.begin;
  bool rests = route.pause && s.pause;
  const auto pause_before = [&](Moment next) {
    if (!rests || *route.pause > next) return;
    rests = false;
    stops.push_back({Doing::kPause, *route.pause, *route.pause + s.pause->length, kNobody, 0, place, 0, 0, {}});
    free = std::max(free, stops.back().until);
  };
  pause_before(leaves);
  stops.push_back({Doing::kLeave, leaves, leaves, kNobody, 0, place, 0, 0, {}});
  for (const Turn& turn : route.turns) {
    const Visit& visit = all.visits[at(turn.visit)];
    const int door = all.place_of(turn.visit);
    pause_before(turn.start);
    const bool same = place == door;
    stops.push_back({Doing::kVisit, turn.start, turn.start + visit.duration, turn.visit, turn.need, door, same ? 0 : all.seconds(mode, place, door),
                     same ? 0 : all.metres(mode, place, door), others(all, plan, turn.visit, shift, turn.start)});
    free = stops.back().until;
    place = door;
  }
  pause_before(std::numeric_limits<Moment>::max());
  const bool same = place == s.end;
  const Duration way = same ? 0 : all.seconds(mode, place, s.end);
  stops.push_back({Doing::kBack, free + way, free + way, kNobody, 0, s.end, way, same ? 0 : all.metres(mode, place, s.end), {}});
  return stops;
}

std::vector<int> shifts_of(const Municipality& all, const Plan& plan, int carer) {
  std::vector<int> shifts;
  for (std::size_t s = 0; s < all.shifts.size(); ++s)
    if (all.shifts[s].carer == carer && !plan.routes[s].turns.empty()) shifts.push_back(static_cast<int>(s));
  std::ranges::stable_sort(shifts, {}, [&](int s) { return all.shifts[at(s)].from; });
  return shifts;
}

std::string clock_text(const Municipality& all, Moment moment) {
  const int minutes = local(all, moment + 30).seconds / 60;
  char text[8];
  std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60 % 24, minutes % 60);
  return text;
}

std::string day_text(const Municipality& all, Moment moment) { return to_iso8601(local(all, moment).day); }

std::string day_in_words(const Municipality& all, Moment moment, base::Language language) {
  const Date day = local(all, moment).day;
  const std::string iso = to_iso8601(day);
  const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding();
  return base::text("homecare.output.date", language,
                    {{"weekday", base::text("homecare.output.weekday." + std::to_string(weekday), language)},
                     {"day", iso.substr(8)}, {"month", iso.substr(5, 2)}, {"year", iso.substr(0, 4)}});
}

const std::string& name_of(const Carer& carer) { return carer.name.empty() ? carer.id : carer.name; }
const std::string& name_of(const Citizen& citizen) { return citizen.name.empty() ? citizen.id : citizen.name; }

std::string names_of(const Municipality& all, const std::vector<int>& carers) {
  std::vector<std::string> names;
  for (const int carer : carers) names.push_back(name_of(all.carers[at(carer)]));
  return joined(names);
}

std::string services_of(const Visit& visit) { return joined(visit.services); }

}  // namespace meretid::homecare::output
