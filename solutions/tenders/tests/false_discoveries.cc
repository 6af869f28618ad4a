// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/false_discoveries.h"

#include <algorithm>

namespace meretid::tenders {

std::vector<std::optional<double>> false_discovery_rates(std::span<const std::optional<double>> p, bool any_dependence) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) if (p[i]) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return *p[a] < *p[b]; });
  double factor = static_cast<double>(order.size());
  if (any_dependence) {
    double sum = 0;
    for (std::size_t k = 1; k <= order.size(); ++k) sum += 1 / static_cast<double>(k);
    factor *= sum;
  }
  std::vector<std::optional<double>> q(p.size());
  double least = 1;
  for (std::size_t k = order.size(); k-- > 0;) {
    least = std::min(least, *p[order[k]] * factor / static_cast<double>(k + 1));
    q[order[k]] = least;
  }
  return q;
}

std::optional<double> any_of(std::span<const std::optional<double>> p) {
  const auto q = false_discovery_rates(p);
  std::optional<double> least;
  for (const auto& one : q) if (one && (!least || *one < *least)) least = one;
  return least;
}

}  // namespace meretid::tenders
