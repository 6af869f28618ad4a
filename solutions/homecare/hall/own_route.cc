// SPDX-License-Identifier: EUPL-1.2
// A carer's own route on their phone: the turns of the carer whose id is the account's login, and nobody else's.
#include <algorithm>
#include <cctype>

#include "people/account.h"
#include "solutions/homecare/hall/make_view.h"
#include "solutions/homecare/hall/open_plan.h"

namespace meretid::homecare::hall {

using namespace municipal;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

OwnRoute own_route(const Municipality& all, const PlanView& view, std::size_t s, const Plan& plan) {
  const ShiftView& shift = view.shifts[s];
  OwnRoute route{shift.id, shift.layer, shift.from, shift.until, view.routes[s].pause, {}};
  for (const TurnView& turn : view.routes[s].turns) {
    const VisitView& visit = view.visits[at(turn.visit)];
    const CitizenView& citizen = view.citizens[at(visit.citizen)];
    const PlaceView& place = view.places[at(citizen.place)];
    OwnStop stop{turn.start, visit.duration, turn.way, citizen.name.empty() ? citizen.id : citizen.name, place.id, "", place.lat, place.lon, visit.services, visit.medical};
    for (std::size_t other = 0; other < plan.routes.size(); ++other)
      for (const Turn& theirs : plan.routes[other].turns)
        if (other != s && theirs.visit == turn.visit) stop.with = all.carers[at(all.shifts[other].carer)].name;
    route.stops.push_back(std::move(stop));
  }
  return route;
}

}  // namespace

Result<http::Response> own(const http::Request& request, solution::RouteContext& context) {
  TRY(const Open open, open_plan(request.params.at("plan"), context));
  // A draft is the planner's alone: nobody drives after a plan that no person has adopted.
  if (open.state != "adopted") return fail("homecare.hall.not_adopted", Kind::kRefused);
  TRY(const auto account, people::find_account(context.connection(), request.caller.account));
  const Municipality& all = open.now.all;
  const auto me = std::ranges::find_if(all.carers, [&](const Carer& carer) {
    return std::ranges::equal(carer.id, account.login, [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
  });
  if (me == all.carers.end()) return fail("homecare.hall.no_route", Kind::kNotFound, {{"found", account.login}});
  const PlanView view = view_of(*open.loaded, open.now, open.draft);
  OwnView mine{me->id, me->name, view.first, view.origin, view.midnights, {}};
  for (std::size_t s = 0; s < all.shifts.size(); ++s)
    if (all.shifts[s].carer == me - all.carers.begin()) mine.routes.push_back(own_route(all, view, s, open.now.plan));
  std::ranges::sort(mine.routes, {}, &OwnRoute::from);
  return answer(mine);
}

}  // namespace meretid::homecare::hall
