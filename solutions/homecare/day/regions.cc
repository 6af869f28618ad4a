// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/day/regions.h"

#include <algorithm>

namespace meretid::homecare::day {

std::array<Part, 2> regions(const Problem& problem, const Orders& orders, Rng& rng) {
  const Node& centre = problem.node(problem.visit(static_cast<int>(rng.below(static_cast<std::uint64_t>(problem.visits())))).first);
  const Tour& usual = problem.tour(0);
  const auto away = [&](int place) {
    return static_cast<double>(problem.drive(usual, centre.place, place)) + problem.drive(usual, place, centre.place);
  };
  struct Carer {
    double away = 0;
    std::size_t places = 0, visits = 0;
    std::vector<int> tours;
  };
  std::vector<Carer> carers(static_cast<std::size_t>(problem.carers()));
  std::size_t visits = 0;
  for (int r = 0; r < problem.tours(); ++r) {
    Carer& carer = carers[static_cast<std::size_t>(problem.tour(r).carer)];
    carer.tours.push_back(r);
    carer.away += away(problem.tour(r).begin);
    ++carer.places;
    for (const int node : orders.tours[static_cast<std::size_t>(r)]) {
      if (!problem.is_task(node)) continue;
      carer.away += away(problem.node(node).place);
      ++carer.places;
      ++carer.visits;
    }
    visits += orders.tours[static_cast<std::size_t>(r)].size();
  }
  std::vector<std::pair<double, std::size_t>> ranked;
  for (std::size_t c = 0; c < carers.size(); ++c)
    ranked.emplace_back(carers[c].away / static_cast<double>(std::max<std::size_t>(1, carers[c].places)), c);
  std::ranges::sort(ranked);
  std::array<Part, 2> parts;
  std::size_t given = 0;
  double border = 0;
  for (const auto& [far, c] : ranked) {
    const std::size_t side = 2 * given < visits ? 0 : 1;
    if (side == 0) border = far;
    parts[side].tours.insert(parts[side].tours.end(), carers[c].tours.begin(), carers[c].tours.end());
    given += carers[c].visits;
  }
  for (Part& part : parts) std::ranges::sort(part.tours);
  for (const int visit : orders.absent)
    parts[away(problem.node(problem.visit(visit).first).place) <= border ? 0 : 1].absent.push_back(visit);
  return parts;
}

}  // namespace meretid::homecare::day
