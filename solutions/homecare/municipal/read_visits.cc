// SPDX-License-Identifier: EUPL-1.2
// Visits, and what ties them to each other and to shifts.
#include <algorithm>

#include "solutions/homecare/municipal/reading.h"

namespace meretid::homecare::municipal {
namespace {

constexpr std::size_t kMostCarers = 2;

std::string item(std::string_view field, std::size_t i) { return std::string(field) + "[" + std::to_string(i) + "]"; }

/// Sorted; those that touch are one.
std::vector<Window> windows_of(Reading& reading, const RowOf& row, const std::vector<wire::WindowRow>& list) {
  std::vector<Window> windows;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto from = reading.moment(row, item("windows", i) + ".from", list[i].from, Edge::kFrom);
    const auto until = reading.moment(row, item("windows", i) + ".until", list[i].until, Edge::kUntil);
    if (!from || !until) continue;
    if (*until < *from)
      reading.note(row, Effect::kLeftOut, item("windows", i), "homecare.municipal.window",
                   {{"from", list[i].from}, {"until", list[i].until}});
    else windows.push_back({*from, *until});
  }
  std::ranges::sort(windows, {}, &Window::from);
  std::vector<Window> merged;
  for (const Window& window : windows) {
    if (merged.empty() || window.from > merged.back().until) merged.push_back(window);
    else merged.back().until = std::max(merged.back().until, window.until);
  }
  return merged;
}

/// Nothing: a skill is unknown. A visit that nobody knows how to make must not go to just anybody.
std::optional<std::vector<std::vector<Skill>>> needs_of(Reading& reading, const RowOf& row, const wire::VisitRow& from) {
  std::vector<std::vector<Skill>> needs;
  for (std::size_t n = 0; n < from.needs.size(); ++n) {
    auto& need = needs.emplace_back();
    for (std::size_t i = 0; i < from.needs[n].size(); ++i) {
      const auto skill = reading.skill(row, item(item("needs", n), i), from.needs[n][i]);
      if (!skill) return std::nullopt;
      need.push_back({skill->skill, skill->level, std::nullopt});
    }
    std::ranges::stable_sort(need, {}, &Skill::skill);
  }
  if (needs.empty()) needs.emplace_back();
  return needs;
}

std::optional<Visit> visit_of(Reading& reading, const RowOf& row, const wire::VisitRow& from) {
  Visit visit;
  visit.id = from.id;
  visit.citizen = reading.citizens.find(from.citizen);
  if (visit.citizen == kNobody) {
    reading.note(row, Effect::kLeftOut, "citizen", "homecare.municipal.unknown_citizen", {{"found", from.citizen}});
    return std::nullopt;
  }
  const auto duration = reading.minutes(row, "minutes", from.minutes);
  if (!duration) return std::nullopt;
  visit.duration = *duration;
  if (from.needs.size() > kMostCarers) {
    reading.note(row, Effect::kLeftOut, "needs", "homecare.municipal.carers", {{"found", std::to_string(from.needs.size())}});
    return std::nullopt;
  }
  auto needs = needs_of(reading, row, from);
  if (!needs) return std::nullopt;
  visit.needs = std::move(*needs);
  visit.windows = windows_of(reading, row, from.windows);
  if (visit.windows.empty()) {
    reading.note(row, Effect::kLeftOut, "windows", "homecare.municipal.no_window");
    return std::nullopt;
  }
  if (const Moment begins = visit.windows.front().from; begins < 0 || begins >= reading.end) {
    reading.note(
        row, Effect::kLeftOut, "windows", "homecare.municipal.outside_days",
        {{"found", from.windows.front().from}, {"first", to_iso8601(reading.file.first)}, {"days", std::to_string(reading.file.days)}});
    return std::nullopt;
  }
  if (from.preferred) visit.preferred = reading.moment(row, "preferred", *from.preferred, Edge::kFrom);
  visit.priority = from.priority, visit.medical = from.medical, visit.services = from.services;
  visit.series = from.series.value_or("");
  return visit;
}

/// Visits that wait for each other in a circle: one link of each circle goes.
void open_circles(Reading& reading) {
  std::vector<Visit>& visits = reading.read.all.visits;
  enum class State : char { kNew, kOnTheWay, kDone };
  std::vector<State> state(visits.size(), State::kNew);
  std::vector<std::size_t> way;
  for (std::size_t first = 0; first < visits.size(); ++first) {
    way.clear();
    for (std::size_t at = first; state[at] == State::kNew;) {
      state[at] = State::kOnTheWay;
      way.push_back(at);
      if (!visits[at].link) break;
      const auto next = static_cast<std::size_t>(visits[at].link->visit);
      if (state[next] == State::kOnTheWay) {
        reading.note({Table::kVisits, reading.visit_rows[at], visits[at].id}, Effect::kLeftOut, "link", "homecare.municipal.link_circle",
                     {{"found", visits[next].id}});
        visits[at].link.reset();
        break;
      }
      at = next;
    }
    for (const std::size_t v : way) state[v] = State::kDone;
  }
}

void read_link(Reading& reading, const RowOf& row, const wire::LinkRow& from, int visit) {
  const int other = reading.visits.find(from.visit);
  if (other == kNobody || other == visit) {
    reading.note(row, Effect::kLeftOut, "link.visit", "homecare.municipal.unknown_visit", {{"found", from.visit}});
    return;
  }
  const auto least = reading.minutes(row, "link.least_minutes", from.least_minutes),
             most = reading.minutes(row, "link.most_minutes", from.most_minutes);
  if (!least || !most) return;
  if (*most < *least) {
    reading.note(row, Effect::kLeftOut, "link", "homecare.municipal.gap",
                 {{"least", std::to_string(*least / 60)}, {"most", std::to_string(*most / 60)}});
    return;
  }
  reading.read.all.visits[static_cast<std::size_t>(visit)].link = Link{other, *least, *most};
}

void read_pin(Reading& reading, const RowOf& row, const wire::PinRow& from, Visit& visit) {
  if (from.shifts.size() != visit.needs.size()) {
    reading.note(row, Effect::kLeftOut, "pin.shifts", "homecare.municipal.pin_count",
                 {{"expected", std::to_string(visit.needs.size())}, {"found", std::to_string(from.shifts.size())}});
    return;
  }
  Pin pin;
  for (std::size_t i = 0; i < from.shifts.size(); ++i) {
    pin.shifts.push_back(reading.shifts.find(from.shifts[i]));
    if (pin.shifts.back() == kNobody) {
      reading.note(row, Effect::kLeftOut, item("pin.shifts", i), "homecare.municipal.unknown_shift", {{"found", from.shifts[i]}});
      return;
    }
  }
  const auto carer = [&](std::size_t i) { return reading.read.all.shifts[static_cast<std::size_t>(pin.shifts[i])].carer; };
  if (pin.shifts.size() == 2 && carer(0) == carer(1)) {
    reading.note(row, Effect::kLeftOut, "pin.shifts", "homecare.municipal.pin_same", {{"found", from.shifts[0]}});
    return;
  }
  if (from.start) {
    pin.start = reading.moment(row, "pin.start", *from.start, Edge::kFrom);
    if (!pin.start) return;
  }
  pin.begun = from.begun;
  visit.pin = std::move(pin);
}

}  // namespace

void read_visits(Reading& reading) {
  Municipality& all = reading.read.all;
  Ids seen;  // also of rows that are left out: the second of a pair must not take the first one's name
  for (std::size_t r = 0; r < reading.file.visits.size(); ++r) {
    const wire::VisitRow& from = reading.file.visits[r];
    const RowOf row{Table::kVisits, r, from.id};
    if (!seen.add(from.id, static_cast<int>(r))) {
      reading.leave_out(r, reading.note(row, Effect::kLeftOut, "id", "homecare.municipal.duplicate", {{"found", from.id}}));
      continue;
    }
    auto visit = visit_of(reading, row, from);
    if (!visit) {
      reading.leave_out(r, reading.read.notes.back().error);
      continue;
    }
    reading.visits.add(from.id, static_cast<int>(all.visits.size()));
    reading.visit_rows.push_back(r);
    all.visits.push_back(std::move(*visit));
  }
}

void read_ties(Reading& reading) {
  std::vector<Visit>& visits = reading.read.all.visits;
  for (std::size_t v = 0; v < visits.size(); ++v) {
    const std::size_t r = reading.visit_rows[v];
    const wire::VisitRow& from = reading.file.visits[r];
    const RowOf row{Table::kVisits, r, from.id};
    if (from.link) read_link(reading, row, *from.link, static_cast<int>(v));
    if (from.pin) read_pin(reading, row, *from.pin, visits[v]);
  }
  open_circles(reading);
}

}  // namespace meretid::homecare::municipal
