// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/check/check_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "solutions/homecare/municipal/check/check_route.h"
#include "solutions/homecare/municipal/check/check_visit.h"

namespace meretid::homecare::municipal {
namespace {

bool exists(const Municipality& all, const Turn& turn) {
  return turn.visit >= 0 && static_cast<std::size_t>(turn.visit) < all.visits.size() && turn.need >= 0 &&
         turn.need < all.visits[static_cast<std::size_t>(turn.visit)].carers();
}

/// A carer with two shifts may not be out on both at once.
void one_route_at_a_time(const Municipality& all, std::map<int, std::vector<std::pair<Away, int>>>& routes, Findings& findings) {
  for (auto& [carer, away] : routes) {
    std::ranges::sort(away, {}, [](const auto& route) { return route.first.from; });
    for (std::size_t i = 1; i < away.size(); ++i)
      if (away[i].first.from < away[i - 1].first.until)
        findings.breach("two_routes", kNobody, away[i].second,
                        {{"start", findings.time(away[i].first.from)}, {"end", findings.time(away[i - 1].first.until)},
                         {"other", all.shifts[static_cast<std::size_t>(away[i - 1].second)].id}});
  }
}

}  // namespace

PlanVerdict check_plan(const Municipality& all, const Plan& plan) {
  PlanVerdict verdict;
  Findings findings(all, verdict);
  if (plan.routes.size() != all.shifts.size()) {
    findings.breach("routes", kNobody, kNobody,
                    {{"found", std::to_string(plan.routes.size())}, {"expected", std::to_string(all.shifts.size())}});
    return verdict;
  }
  std::vector<std::vector<Made>> made(all.visits.size());
  std::map<int, std::vector<std::pair<Away, int>>> away;
  for (std::size_t s = 0; s < plan.routes.size(); ++s) {
    const int shift = static_cast<int>(s);
    Route known{{}, plan.routes[s].pause};
    for (const Turn& turn : plan.routes[s].turns) {
      if (!exists(all, turn)) {
        findings.breach("unknown_turn", kNobody, shift, {{"found", std::to_string(turn.visit) + "/" + std::to_string(turn.need)}});
        continue;
      }
      made[static_cast<std::size_t>(turn.visit)].push_back({turn.need, shift, turn.start});
      known.turns.push_back(turn);
    }
    if (const auto out = check_route(all, shift, known, findings)) away[all.shifts[s].carer].emplace_back(*out, shift);
  }
  one_route_at_a_time(all, away, findings);
  std::set<int> listed;
  for (const int visit : plan.unassigned) {
    if (visit < 0 || static_cast<std::size_t>(visit) >= all.visits.size())
      findings.breach("unknown_turn", kNobody, kNobody, {{"found", std::to_string(visit)}});
    else if (!listed.insert(visit).second)
      findings.breach("listed_twice", visit, kNobody);
  }
  for (std::size_t v = 0; v < all.visits.size(); ++v) {
    std::ranges::stable_sort(made[v], {}, &Made::need);
    check_visit(all, static_cast<int>(v), made, listed.contains(static_cast<int>(v)), findings);
  }
  return verdict;
}

}  // namespace meretid::homecare::municipal
