// SPDX-License-Identifier: EUPL-1.2
// The plan in force and who has met whom: what is not in the file's other rows is passed over with a note.
#include <algorithm>

#include "solutions/homecare/municipal/reading.h"

namespace meretid::homecare::municipal {
namespace {

std::string item(std::string_view field, std::size_t i) { return std::string(field) + "[" + std::to_string(i) + "]"; }

void read_route(Reading& reading, std::size_t r, const wire::RouteRow& from, Plan& plan) {
  const RowOf row{Table::kRunning, r, from.shift};
  const int shift = reading.shifts.find(from.shift);
  if (shift == kNobody || !plan.routes[static_cast<std::size_t>(shift)].turns.empty()) {
    reading.note(row, Effect::kLeftOut, "shift", "homecare.municipal.unknown_shift", {{"found", from.shift}});
    return;
  }
  Route& route = plan.routes[static_cast<std::size_t>(shift)];
  if (from.pause) route.pause = reading.moment(row, "pause", *from.pause, Edge::kFrom);
  for (std::size_t t = 0; t < from.turns.size(); ++t) {
    const wire::TurnRow& turn = from.turns[t];
    const int visit = reading.visits.find(turn.visit);
    if (visit == kNobody || turn.need < 0 || turn.need >= reading.read.all.visits[static_cast<std::size_t>(visit)].carers()) {
      reading.note(row, Effect::kLeftOut, item("turns", t) + ".visit", "homecare.municipal.unknown_visit", {{"found", turn.visit}});
      continue;
    }
    if (const auto start = reading.moment(row, item("turns", t) + ".start", turn.start, Edge::kFrom))
      route.turns.push_back({visit, turn.need, *start});
  }
}

}  // namespace

void read_running(Reading& reading) {
  Read& read = reading.read;
  if (reading.file.running) {
    Plan plan = empty_plan(read.all);
    const auto& routes = reading.file.running->routes;
    for (std::size_t r = 0; r < routes.size(); ++r) read_route(reading, r, routes[r], plan);
    plan.unassigned = unassigned_in(read.all, plan);
    read.running = std::move(plan);
  }
  for (std::size_t r = 0; r < reading.file.faces.size(); ++r) {
    const wire::FaceRow& from = reading.file.faces[r];
    const RowOf row{Table::kFaces, r, from.citizen};
    const int citizen = reading.citizens.find(from.citizen), carer = reading.carers.find(from.carer);
    if (citizen == kNobody) reading.note(row, Effect::kLeftOut, "citizen", "homecare.municipal.unknown_citizen", {{"found", from.citizen}});
    else if (carer == kNobody) reading.note(row, Effect::kLeftOut, "carer", "homecare.municipal.unknown_carer", {{"found", from.carer}});
    else if (from.visits > 0) read.faces.add(citizen, carer, std::min(from.visits, 100'000));
  }
}

}  // namespace meretid::homecare::municipal
