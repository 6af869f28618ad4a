// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/simulate/cost_law.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace meretid::tenders::simulate {

double normal_below(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

double normal_quantile(double u) {
  u = std::clamp(u, 1e-12, 1 - 1e-12);
  const double q = u - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179) /
           (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1);
  }
  double r = std::sqrt(-std::log(q < 0 ? u : 1 - u));
  double z = 0;
  if (r <= 5) {
    r -= 1.6;
    z = (((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777) / ((0.12021132975 * r + 0.73700164250) * r + 1);
  } else {
    r -= 5;
    z = (((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150) / ((0.012258202635 * r + 0.24197894225) * r + 1);
  }
  return q < 0 ? -z : z;
}

double CostLaw::quantile(double u) const {
  u = std::clamp(u, 0.0, 1.0);
  if (kind == CostKind::kUniform) return level * (1 + spread * (2 * u - 1));
  return level * std::exp(spread * normal_quantile(0.005 + 0.99 * u));
}

}  // namespace meretid::tenders::simulate
