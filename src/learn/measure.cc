// SPDX-License-Identifier: EUPL-1.2
#include "learn/measure.h"

#include <algorithm>
#include <cmath>

namespace meretid::learn {

Share wilson(std::int64_t hits, std::int64_t of) {
  if (of == 0) return {0, 0, 1};
  constexpr double z = 1.959963985;
  const double n = static_cast<double>(of), p = static_cast<double>(hits) / n;
  const double middle = p + z * z / (2 * n), half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return {p, std::max(0.0, (middle - half) / (1 + z * z / n)), std::min(1.0, (middle + half) / (1 + z * z / n))};
}

double Calibration::operator()(double score) const { return 1 / (1 + std::exp(-(slope * score + offset))); }

Calibration calibrate(const std::vector<std::pair<double, bool>>& scored) {
  double good = 0, bad = 0;
  for (const auto& [score, right] : scored) (right ? good : bad) += 1;
  const double high = (good + 1) / (good + 2), low = 1 / (bad + 2);
  Calibration c{0, std::log((good + 1) / (bad + 1))};
  for (int round = 0; round < 60; ++round) {
    double g0 = 0, g1 = 0, h00 = 1e-6, h01 = 0, h11 = 1e-6;
    for (const auto& [score, right] : scored) {
      const double p = c(score), error = p - (right ? high : low), weight = p * (1 - p);
      g0 += error * score;
      g1 += error;
      h00 += weight * score * score;
      h01 += weight * score;
      h11 += weight;
    }
    const double determinant = h00 * h11 - h01 * h01;
    const double d0 = (h11 * g0 - h01 * g1) / determinant, d1 = (h00 * g1 - h01 * g0) / determinant;
    c.slope -= std::clamp(d0, -1.0, 1.0);
    c.offset -= std::clamp(d1, -1.0, 1.0);
    if (std::abs(d0) + std::abs(d1) < 1e-9) break;
  }
  return c;
}

}  // namespace meretid::learn
