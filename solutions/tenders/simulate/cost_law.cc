// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/simulate/cost_law.h"

#include <algorithm>
#include <cmath>

#include "solutions/tenders/tests/distributions.h"

namespace meretid::tenders::simulate {

double CostLaw::quantile(double u) const {
  u = std::clamp(u, 0.0, 1.0);
  if (kind == CostKind::kUniform) return level * (1 + spread * (2 * u - 1));
  return level * std::exp(spread * normal_quantile(0.005 + 0.99 * u));
}

}  // namespace meretid::tenders::simulate
