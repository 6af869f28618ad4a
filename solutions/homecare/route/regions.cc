// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/regions.h"

#include <algorithm>

namespace meretid::homecare {

std::array<std::vector<std::vector<int>>, 2> regions(const Problem& problem, const Plan& plan, Rng& rng) {
  const std::vector<int>& route = plan.routes[rng.below(plan.routes.size())];
  const int centre = route[rng.below(route.size())];
  std::vector<std::pair<double, std::size_t>> ranked;
  std::size_t stops = 0;
  for (std::size_t r = 0; r < plan.routes.size(); ++r) {
    double away = 0;
    for (const int stop : plan.routes[r]) away += problem.distance(centre, stop) + problem.distance(stop, centre);
    ranked.emplace_back(away / static_cast<double>(plan.routes[r].size()), r);
    stops += plan.routes[r].size();
  }
  std::ranges::sort(ranked);
  std::array<std::vector<std::vector<int>>, 2> parts;
  std::size_t given = 0;
  for (const auto& [away, r] : ranked) {
    parts[2 * given < stops ? 0 : 1].push_back(plan.routes[r]);
    given += plan.routes[r].size();
  }
  return parts;
}

}  // namespace meretid::homecare
