// SPDX-License-Identifier: EUPL-1.2
#include "danish/local_time.h"
#include "solutions/homecare/municipal/reading.h"
#include "solutions/homecare/municipal/write.h"

namespace meretid::homecare::municipal {
namespace {

std::string item(std::string_view field, std::size_t i) { return std::string(field) + "[" + std::to_string(i) + "]"; }

Result<Moment> moment_of(const Municipality& all, const std::string& text, const std::string& where) {
  TRY(const Timestamp time, danish::from_danish_iso8601(text, where));
  const std::int64_t seconds = (time - all.origin) / kSecond;
  if (std::abs(seconds) < kNoWay) return static_cast<Moment>(seconds);
  return fail("homecare.municipal.outside_days", Kind::kBadInput,
              {{"found", text}, {"first", to_iso8601(all.first)}, {"days", std::to_string(all.days)}}, where);
}

Error unknown(const char* code, const std::string& found, std::string where) {
  return {code, Kind::kBadInput, {{"found", found.substr(0, 60)}}, std::move(where)};
}

}  // namespace

Result<Plan> plan_of(const Municipality& all, const wire::Solution& solution) {
  Ids shifts, visits;
  for (std::size_t s = 0; s < all.shifts.size(); ++s) shifts.add(all.shifts[s].id, static_cast<int>(s));
  for (std::size_t v = 0; v < all.visits.size(); ++v) visits.add(all.visits[v].id, static_cast<int>(v));
  Plan plan = empty_plan(all);
  std::vector<bool> named(all.shifts.size());
  for (std::size_t r = 0; r < solution.routes.size(); ++r) {
    const wire::RouteRow& from = solution.routes[r];
    const std::string where = item("routes", r);
    const int shift = shifts.find(from.shift);
    if (shift == kNobody) return fail(unknown("homecare.municipal.unknown_shift", from.shift, where + ".shift"));
    if (named[static_cast<std::size_t>(shift)]) return fail(unknown("homecare.municipal.duplicate", from.shift, where + ".shift"));
    named[static_cast<std::size_t>(shift)] = true;
    Route& route = plan.routes[static_cast<std::size_t>(shift)];
    if (from.pause) { TRY(route.pause, moment_of(all, *from.pause, where + ".pause")); }
    for (std::size_t t = 0; t < from.turns.size(); ++t) {
      const wire::TurnRow& row = from.turns[t];
      const std::string at = where + "." + item("turns", t);
      const int visit = visits.find(row.visit);
      if (visit == kNobody || row.need < 0 || row.need >= all.visits[static_cast<std::size_t>(visit)].carers())
        return fail(unknown("homecare.municipal.unknown_visit", row.visit, at + (visit == kNobody ? ".visit" : ".need")));
      TRY(const Moment start, moment_of(all, row.start, at + ".start"));
      route.turns.push_back({visit, row.need, start});
    }
  }
  plan.unassigned = unassigned_in(all, plan);
  return plan;
}

Result<Plan> read_plan(const Municipality& all, std::string_view json) {
  TRY(const wire::Solution solution, describe::from_json<wire::Solution>(json));
  return plan_of(all, solution);
}

}  // namespace meretid::homecare::municipal
