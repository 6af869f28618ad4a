// SPDX-License-Identifier: EUPL-1.2
// A day with two carers and three visits in two houses ten minutes apart, all people invented. Seconds are written as t(hour, minute).
#pragma once

#include <chrono>
#include <memory>

#include "danish/local_time.h"
#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::municipal {

inline constexpr Moment t(int hour, int minute = 0) { return hour * 3600 + minute * 60; }

inline Visit visit_of(std::string id, int citizen, Duration duration, Window window, std::vector<std::vector<Skill>> needs) {
  Visit visit;
  visit.id = std::move(id);
  visit.citizen = citizen;
  visit.duration = duration;
  visit.windows = {window};
  visit.needs = std::move(needs);
  return visit;
}

inline Shift shift_of(std::string id, int carer, Moment from, Moment until) {
  Shift shift;
  shift.id = std::move(id);
  shift.carer = carer;
  shift.from = from;
  shift.until = until;
  return shift;
}

inline Citizen citizen_of(std::string id, std::string name, int place) {
  Citizen citizen;
  citizen.id = std::move(id);
  citizen.name = std::move(name);
  citizen.place = place;
  return citizen;
}

inline Carer carer_of(std::string id, std::string name, Gender gender, std::vector<Skill> skills) {
  Carer carer;
  carer.id = std::move(id);
  carer.name = std::move(name);
  carer.gender = gender;
  carer.skills = std::move(skills);
  return carer;
}

/// Place 0 is the meeting place; Anna lives at 1, Bent at 2; every way takes 600 s by car and 3,000 m, parking 120 s.
/// Visits: 0 Anna in the morning (08:00–09:00, 30 min), 1 Bent's lift for two (09:00–10:00, 20 min), 2 Bent's medicine
/// (10:00–10:30, 10 min). Skills: 0 "løft", 1 "medicin". Carers: Clara has both, Dorte and Emil only the first.
/// Shifts: 0 Clara, 1 Dorte, 2 Emil, all 07:00–15:00; Clara's with a pause of 30 min that begins between 11:00 and 13:00.
inline Municipality small_town() {
  Municipality all;
  all.name = "Småby";
  all.first = Date{std::chrono::year(2026), std::chrono::month(3), std::chrono::day(2)};
  all.days = 1;
  all.origin = danish::midnight(all.first);
  all.midnights = {0, t(24)};
  all.skills = {"løft", "medicin"};
  all.places = {{"mødested", {}}, {"Ahornvej", {}}, {"Bøgevej", {}}};
  all.citizens = {citizen_of("a", "Anna", 1), citizen_of("b", "Bent", 2)};
  all.carers = {carer_of("c", "Clara", Gender::kWoman, {{0, 2}, {1, 2}}), carer_of("d", "Dorte", Gender::kWoman, {{0, 1}}),
                carer_of("e", "Emil", Gender::kMan, {{0, 1}})};
  all.visits = {visit_of("v0", 0, t(0, 30), {t(8), t(9)}, {{}}), visit_of("v1", 1, t(0, 20), {t(9), t(10)}, {{{0, 1}}, {{0, 1}}}),
                visit_of("v2", 1, t(0, 10), {t(10), t(10, 30)}, {{{1, 2}}})};
  all.visits[2].medical = true;
  for (int s = 0; s < 3; ++s) all.shifts.push_back(shift_of("vagt" + std::to_string(s), s, t(7), t(15)));
  all.shifts[0].pause = Pause{t(0, 30), t(11), t(13)};
  std::vector<std::int32_t> seconds(9, 600), metres(9, 3000);
  for (std::size_t i = 0; i < 3; ++i) seconds[4 * i] = metres[4 * i] = 0;
  all.travel.seconds[0] = std::make_shared<const std::vector<std::int32_t>>(seconds);
  all.travel.metres[0] = std::make_shared<const std::vector<std::int32_t>>(metres);
  return all;
}

/// Clara: Anna 08:00, with Dorte at Bent's 09:00, medicine 10:00, pause 12:00. Keeps every rule.
inline Plan small_plan() {
  return {{{{{0, 0, t(8)}, {1, 0, t(9)}, {2, 0, t(10)}}, t(12)}, {{{1, 1, t(9)}}, {}}, {}}, {}};
}

}  // namespace meretid::homecare::municipal
