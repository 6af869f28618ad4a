// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/routes.h"

#include <algorithm>
#include <chrono>

#include "solutions/homecare/hall/make_view.h"
#include "solutions/homecare/hall/open_plan.h"
#include "solutions/homecare/hall/place.h"
#include "solutions/homecare/living/fit.h"
#include "solutions/homecare/living/replan.h"

namespace meretid::homecare::hall {
namespace {

using namespace municipal;
using people::Role;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr Moment kAnyTime = -(1 << 29);  // the planner looks at the whole day, whatever the clock shows

Result<http::Response> show(const http::Request& request, solution::RouteContext& context) {
  TRY(const Open open, open_plan(request.params.at("job"), context));
  PlanView view = view_of(*open.loaded, open.now, open.draft);
  view.state = open.state;
  view.version = open.version;
  view.changes = open.edits.changes;
  return answer(view);
}

Result<http::Response> ground(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto job, Id<jobs::Job>::parse(request.params.at("job")));
  TRY(const std::string output, context.output(job));
  TRY(const auto draft, describe::from_json<PlanDraft>(output));
  if (draft.ground.empty()) return answer(GroundView{});
  http::Response response;
  TRY(response.body, context.read(draft.ground));
  return response;
}

Result<http::Response> attempt(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto input, describe::from_json<TryInput>(request.body));
  TRY(const Open open, open_plan(request.params.at("job"), context));
  const Municipality& all = open.now.all;
  TRY(const int visit, known(open.loaded->index->visit(input.visit), input.visit, "visit"));
  TryAnswer result;
  Plan plan;
  if (open.now.locked[at(visit)]) {
    result.why = "locked";
    return answer(result);
  }
  if (input.shift.empty()) {
    plan = without(open.now.plan, visit);
  } else {
    TRY(const int shift, known(open.loaded->index->shift(input.shift), input.shift, "shift"));
    if (input.need >= all.visits[at(visit)].carers()) return fail("homecare.hall.unknown", Kind::kBadInput, {{"found", std::to_string(input.need)}}, "need");
    Placing placing = Placer(all, open.loaded->known).placed(open.now.plan, visit, input.need, shift, input.start);
    if (placing.why != Why::kFits) {
      result.why = to_text(placing.why);
      return answer(result);
    }
    plan = std::move(placing.plan);
  }
  Judged judged = judge(open, all, plan, day_of(all, visit));
  result.fits = true;
  result.start = start_of(plan, visit);
  result.cost = judged.cost;
  result.differences = std::move(judged.differences);
  result.change = change_between(input.shift.empty() ? "unassign" : "move", all, open.now.plan, plan);
  result.moved = moved_beside(result.change, {input.visit});
  return answer(result);
}

constexpr std::size_t kOffers = 5;

Result<http::Response> insert(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto input, describe::from_json<InsertInput>(request.body));
  TRY(const Open open, open_plan(request.params.at("job"), context));
  const Municipality& all = open.now.all;
  TRY(const int visit, known(open.loaded->index->visit(input.visit), input.visit, "visit"));
  const int day = day_of(all, visit);
  OffersAnswer result;
  for (const living::Offer& offer : living::where_fits(all, scope_of_day(all, day), open.now.plan, open.loaded->known, visit, kAnyTime, kOffers)) {
    OfferRow row;
    for (const int shift : offer.shifts) row.shifts.push_back(all.shifts[at(shift)].id);
    row.start = offer.start;
    row.contact = offer.contact;
    row.change = change_between("insert", all, open.now.plan, offer.plan);
    row.moved = moved_beside(row.change, {input.visit});
    Judged judged = judge(open, all, offer.plan, day);
    row.cost = judged.cost;
    row.differences = std::move(judged.differences);
    result.offers.push_back(std::move(row));
  }
  if (result.offers.empty()) result.reasons = reasons(all, without(open.now.plan, visit), open.loaded->known, visit);
  return answer(result);
}

const char* to_text(living::Aim aim) {
  switch (aim) {
    case living::Aim::kLeastChange: return "least_change";
    case living::Aim::kLeastDriving: return "least_driving";
    case living::Aim::kRelief: break;
  }
  return "relief";
}

int day_of_shift(const Municipality& all, int shift) {
  const auto after = std::ranges::upper_bound(all.midnights, all.shifts[at(shift)].from);
  return std::clamp(static_cast<int>(after - all.midnights.begin()) - 1, 0, all.days - 1);
}

/// Ranked proposals for a day after `event`; `told` is added to the change of each.
RemediesAnswer remedies(const Open& open, const Municipality& all, int day, const living::Event& event, const char* action, const ChangeRow& told) {
  const auto begun = std::chrono::steady_clock::now();
  const living::LiveDay live = living::after(all, scope_of_day(all, day), open.now.plan, event);
  std::vector<std::string> hit;
  for (const std::vector<int>* visits : {&live.lost, &live.delayed})
    for (const int visit : *visits) hit.push_back(all.visits[at(visit)].id);
  RemediesAnswer result;
  result.lost = static_cast<std::int32_t>(hit.size());
  for (const living::Alternative& found : living::replan(live, open.loaded->known)) {
    RemedyRow row;
    row.kind = to_text(found.aim);
    row.lost = result.lost;
    row.change = change_between(action, all, open.now.plan, found.plan);
    row.change.absences = told.absences;
    row.change.unlocked = told.unlocked;
    row.moved = moved_beside(row.change, hit);
    row.unassigned = static_cast<std::int32_t>(found.put_off.size());
    Judged judged = judge(open, live.all, found.plan, day);
    row.cost = judged.cost;
    row.differences = std::move(judged.differences);
    result.remedies.push_back(std::move(row));
  }
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return result;
}

Result<http::Response> sick(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto input, describe::from_json<SickInput>(request.body));
  TRY(const Open open, open_plan(request.params.at("job"), context));
  TRY(const int shift, known(open.loaded->index->shift(input.shift), input.shift, "shift"));
  Municipality all = open.now.all;
  const Moment from = input.from.value_or(all.shifts[at(shift)].from);
  ChangeRow told;
  told.absences.push_back({input.shift, from});
  // What the planner has locked to a carer who is ill is locked no more.
  for (const Turn& turn : open.now.plan.routes[at(shift)].turns) {
    auto& visit = all.visits[at(turn.visit)];
    if (!open.now.locked[at(turn.visit)] || turn.start + visit.duration <= from) continue;
    visit.pin.reset();
    told.unlocked.push_back(visit.id);
  }
  living::Event event;
  event.now = from;
  event.absent.push_back({all.shifts[at(shift)].carer, from});
  return answer(remedies(open, all, day_of_shift(all, shift), event, "sick", told));
}

Result<http::Response> late(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto input, describe::from_json<LateInput>(request.body));
  TRY(const Open open, open_plan(request.params.at("job"), context));
  TRY(const int shift, known(open.loaded->index->shift(input.shift), input.shift, "shift"));
  const Municipality& all = open.now.all;
  living::Event event;
  event.now = input.now;
  event.overruns.push_back({all.shifts[at(shift)].carer, input.late});
  return answer(remedies(open, all, day_of_shift(all, shift), event, "late", {}));
}

template <class Input, class Output>
void ask(solution::Hall& hall, const char* pattern, const char* summary, Result<http::Response> (*handle)(const http::Request&, solution::RouteContext&)) {
  solution::Route route{.method = http::Method::kPost, .pattern = pattern, .role = Role::kPlanner, .summary = summary, .handle = handle};
  route.input = &describe::type_of<Input>();
  route.output = &describe::type_of<Output>();
  hall.route(std::move(route));
}

}  // namespace

void enter_routes(solution::Hall& hall) {
  solution::Route plan{.pattern = "/api/homecare/plans/{job}", .role = Role::kPlanner, .summary = "A plan as it stands, with the planner's changes", .handle = &show};
  plan.output = &describe::type_of<PlanView>();
  hall.route(std::move(plan));
  solution::Route roads{.pattern = "/api/homecare/plans/{job}/ground", .role = Role::kPlanner, .summary = "The roads around a plan, to be drawn", .handle = &ground};
  roads.output = &describe::type_of<GroundView>();
  hall.route(std::move(roads));
  ask<TryInput, TryAnswer>(hall, "/api/homecare/plans/{job}/try", "What it costs to move a visit; changes nothing", &attempt);
  ask<InsertInput, OffersAnswer>(hall, "/api/homecare/plans/{job}/insert", "Where a visit fits best; changes nothing", &insert);
  ask<SickInput, RemediesAnswer>(hall, "/api/homecare/plans/{job}/sick", "What to do when a carer is absent; changes nothing", &sick);
  ask<LateInput, RemediesAnswer>(hall, "/api/homecare/plans/{job}/late", "What to do when a carer runs late; changes nothing", &late);
  solution::Route mine{.pattern = "/api/homecare/cases/{case}/own/{plan}", .role = Role::kClinician, .summary = "One's own route of an adopted plan", .handle = &own};
  mine.output = &describe::type_of<OwnView>();
  hall.route(std::move(mine));
}

}  // namespace meretid::homecare::hall
