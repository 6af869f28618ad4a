// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/make_view.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/catalogue.h"
#include "solutions/homecare/hall/place.h"
#include "solutions/homecare/living/explain.h"
#include "solutions/homecare/municipal/measures.h"

namespace meretid::homecare::hall {
namespace {

using namespace municipal;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr std::array<const char*, 4> kPriorityNames{"critical", "high", "normal", "low"};
constexpr std::array<const char*, 3> kLayerNames{"day", "evening", "night"};

std::vector<std::string> names_of(const Municipality& all, const std::vector<Skill>& skills) {
  std::vector<std::string> names;
  for (const Skill& skill : skills) names.push_back(all.skills[at(skill.skill)]);
  return names;
}

Duration late(const Visit& visit, Moment start) {
  Moment until = visit.windows.front().until;
  for (const Window& window : visit.windows)
    if (window.from <= start) until = window.until;
  return std::max(0, start - until);
}

RouteView view_of(const Municipality& all, std::size_t s, const Route& route) {
  const Shift& shift = all.shifts[s];
  const Carer& carer = all.carers[at(shift.carer)];
  RouteView view;
  view.pause = route.pause;
  int place = shift.begin;
  Moment free = shift.from;
  for (const Turn& turn : route.turns) {
    const Visit& visit = all.visits[at(turn.visit)];
    const int door = all.place_of(turn.visit);
    view.turns.push_back({turn.visit, turn.need, turn.start, all.to_door(carer.mode, place, door), late(visit, turn.start)});
    free = turn.start + visit.duration;
    place = door;
  }
  if (route.pause && shift.pause && (route.turns.empty() || *route.pause > route.turns.back().start)) free = std::max(free, *route.pause) + shift.pause->length;
  view.home = free + (place == shift.end ? 0 : all.seconds(carer.mode, place, shift.end));
  return view;
}

VisitView view_of(const Municipality& all, const Visit& visit, bool locked) {
  VisitView view;
  view.id = visit.id;
  view.citizen = visit.citizen;
  view.duration = visit.duration;
  view.carers = visit.carers();
  for (const Window& window : visit.windows) view.windows.push_back({window.from, window.until});
  view.preferred = visit.preferred;
  view.priority = kPriorityNames[static_cast<std::size_t>(visit.priority)];
  view.medical = visit.medical;
  view.locked = locked;
  view.begun = visit.pin && visit.pin->begun;
  view.services = visit.services;
  std::set<std::string> skills;
  for (const auto& need : visit.needs)
    for (const std::string& name : names_of(all, need)) skills.insert(name);
  view.skills.assign(skills.begin(), skills.end());
  return view;
}

void add_people(const Municipality& all, PlanView& view) {
  for (const Place& place : all.places) {
    PlaceView row{place.id, {}, {}};
    if (place.point) row.lat = place.point->lat_degrees(), row.lon = place.point->lon_degrees();
    view.places.push_back(std::move(row));
  }
  for (const Citizen& citizen : all.citizens) view.citizens.push_back({citizen.id, citizen.name, citizen.place, citizen.contact});
  for (const Carer& carer : all.carers)
    view.carers.push_back({carer.id, carer.name, std::string(roads::to_text(carer.mode)), carer.substitute, names_of(all, carer.skills)});
  for (const Shift& shift : all.shifts) {
    ShiftView row{shift.id, shift.carer, kLayerNames[static_cast<std::size_t>(shift.layer)], shift.from, shift.until, shift.begin, shift.end, {}, {}};
    row.absent_from = shift.absent_from;
    if (shift.pause) row.pause_length = shift.pause->length;
    view.shifts.push_back(std::move(row));
  }
}

}  // namespace

std::vector<MeasureView> measures(const Municipality& all, const Plan& plan) {
  const Measures m = measures_of(all, plan);
  const Costs& costs = m.total.costs;
  const bool fortnight = m.face_days >= 2;
  std::vector<MeasureView> rows{{"ata", m.total.direct_share(), "share"},
          {"driving_share", m.total.driving_share(), "share"},
          {"driving", costs.driving, "minutes"},
          {"driving_km", costs.driving_km, "km"},
          {"nc14", fortnight && m.often.citizens > 0 ? m.often.mean : m.everyone.mean, "faces"},
          {"unassigned", static_cast<double>(plan.unassigned.size()), "count"},
          {"late", costs.late + costs.medical_late, "minutes"},
          {"late_visits", static_cast<double>(m.total.late), "count"},
          {"overtime", costs.overtime, "minutes"},
          {"fairness", m.fairness.work, "minutes"},
          {"visits", static_cast<double>(m.total.visits), "count"},
          {"routes", static_cast<double>(m.total.routes), "count"}};
  if (std::ranges::any_of(all.citizens, [](const Citizen& citizen) { return citizen.contact != kNobody; })) rows.push_back({"contact", m.by_contact, "share"});
  return rows;
}

std::vector<ReasonView> reasons(const Municipality& all, const Plan& plan, const Faces& known, int visit) {
  std::vector<ReasonView> rows;
  for (Error why : living::explain(all, scope_of_day(all, day_of(all, visit)), plan, known, visit)) {
    why.where.clear();  // the page shows it at the visit
    rows.push_back({base::render(why, base::Language::kDanish), base::render(why, base::Language::kEnglish)});
  }
  return rows;
}

PlanView view_of(const Loaded& loaded, const Standing& standing, const PlanDraft& draft) {
  const Municipality& all = standing.all;
  PlanView view;
  view.title = draft.title;
  view.name = all.name;
  view.first = to_iso8601(all.first);
  view.days = all.days;
  view.origin = all.origin;
  view.midnights = all.midnights;
  view.estimated = all.travel.estimated;
  view.ground = !draft.ground.empty();
  view.promised = all.rules.promised;
  view.broken = standing.broken;
  view.notes = draft.notes;
  view.alterations = draft.alterations;
  add_people(all, view);
  for (std::size_t v = 0; v < all.visits.size(); ++v) view.visits.push_back(view_of(all, all.visits[v], standing.locked[v]));
  for (std::size_t s = 0; s < standing.plan.routes.size(); ++s) view.routes.push_back(view_of(all, s, standing.plan.routes[s]));
  for (const int visit : standing.plan.unassigned) {
    // Beyond a hundred the list itself is the message, and each reason costs a walk over all shifts.
    view.unassigned.push_back({visit, view.unassigned.size() < 100 ? reasons(all, standing.plan, loaded.known, visit) : std::vector<ReasonView>{}});
  }
  view.measures = measures(all, standing.plan);
  // A visit that the file asks for and nobody can plan is not made either.
  const auto lost = std::ranges::count(draft.notes, "visit", &NoteRow::effect);
  for (MeasureView& measure : view.measures)
    if (measure.id == "unassigned") measure.value += static_cast<double>(lost);
  return view;
}

}  // namespace meretid::homecare::hall
