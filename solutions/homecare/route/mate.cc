// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/mate.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace meretid::homecare {
namespace {

/// Whether the windows hold. Without one stop they may not, where the triangle inequality does not hold.
bool in_time(const Problem& problem, const std::vector<int>& route) {
  Cost leave = problem.stop(0).ready;
  int at = 0;
  for (const int stop : route) {
    const Cost start = std::max<Cost>(leave + problem.duration(at, stop), problem.stop(stop).ready);
    if (start > problem.stop(stop).due) return false;
    leave = start + problem.stop(stop).service;
    at = stop;
  }
  return leave + problem.duration(at, 0) <= problem.stop(0).due;
}

/// The donor's routes nearest to a random stop, up to half of them.
std::vector<std::size_t> neighbouring_routes(const Problem& problem, const Plan& plan, Rng& rng) {
  const std::vector<int>& route = plan.routes[rng.below(plan.routes.size())];
  const int centre = route[rng.below(route.size())];
  std::vector<std::pair<double, std::size_t>> ranked;
  for (std::size_t r = 0; r < plan.routes.size(); ++r) {
    double away = 0;
    for (const int stop : plan.routes[r]) away += problem.distance(centre, stop) + problem.distance(stop, centre);
    ranked.emplace_back(away / static_cast<double>(plan.routes[r].size()), r);
  }
  std::ranges::sort(ranked);
  const std::size_t wanted = 1 + rng.below(std::max<std::size_t>(1, plan.routes.size() / 2));
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < wanted; ++i) chosen.push_back(ranked[i].second);
  return chosen;
}

}  // namespace

Plan mate(const Problem& problem, const Plan& base, const Plan& donor, Rng& rng) {
  Plan child;
  std::vector<char> given(static_cast<std::size_t>(problem.size()), 0);
  for (const std::size_t r : neighbouring_routes(problem, donor, rng)) {
    child.routes.push_back(donor.routes[r]);
    for (const int stop : donor.routes[r]) given[static_cast<std::size_t>(stop)] = 1;
  }
  // The base's routes that share most with what was given go; as many as came.
  std::vector<std::pair<double, std::size_t>> ranked;
  for (std::size_t r = 0; r < base.routes.size(); ++r) {
    const auto shared = std::ranges::count_if(base.routes[r], [&](int stop) { return given[static_cast<std::size_t>(stop)]; });
    ranked.emplace_back(-static_cast<double>(shared) / static_cast<double>(base.routes[r].size()), r);
  }
  std::ranges::sort(ranked);
  const std::size_t gone = std::min(child.routes.size(), ranked.size());
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    std::vector<int> rest;
    for (const int stop : base.routes[ranked[i].second])
      if (!given[static_cast<std::size_t>(stop)]) rest.push_back(stop);
    if (rest.empty()) continue;
    if (i < gone || !in_time(problem, rest)) std::ranges::copy(rest, std::back_inserter(child.unassigned));
    else child.routes.push_back(std::move(rest));
  }
  child.distance = driven(problem, child.routes);
  return child;
}

}  // namespace meretid::homecare
