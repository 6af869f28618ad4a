// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/adjustment.h"

#include <algorithm>
#include <cmath>

#include "solutions/arrivals/forecast/cholesky.h"

namespace meretid::arrivals {

void fit_adjustment(const AdjustmentRows& rows, std::span<const double> centre, double ridge, std::vector<double>& coefficients) {
  const std::size_t n = rows.columns;
  std::vector<double> matrix(n * n), right(n);
  for (int iteration = 0; iteration < 4; ++iteration) {
    std::fill(matrix.begin(), matrix.end(), 0);
    std::fill(right.begin(), right.end(), 0);
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      if (rows.weights[i] <= 0) continue;
      const float* x = rows.values.data() + i * n;
      double eta = static_cast<double>(rows.log_known[i]);
      for (std::size_t k = 0; k < n; ++k) eta += static_cast<double>(x[k]) * coefficients[k];
      const double mean = std::exp(std::clamp(eta, -20.0, 20.0)), weight = static_cast<double>(rows.weights[i]);
      const double residual = weight * (static_cast<double>(rows.counts[i]) - mean);
      for (std::size_t k = 0; k < n; ++k) {
        const double value = static_cast<double>(x[k]), scaled = weight * mean * value;
        right[k] += residual * value;
        double* line = matrix.data() + k * n;
        for (std::size_t j = 0; j <= k; ++j) line[j] += scaled * static_cast<double>(x[j]);
      }
    }
    for (std::size_t k = 0; k < n; ++k) {
      matrix[k * n + k] += ridge;
      right[k] -= ridge * (coefficients[k] - centre[k]);
    }
    if (!solve_positive(matrix, right)) return;
    double largest = 0;
    for (std::size_t k = 0; k < n; ++k) {
      coefficients[k] += std::clamp(right[k], -1.0, 1.0);
      largest = std::max(largest, std::abs(right[k]));
    }
    if (largest < 1e-3) break;
  }
}

}  // namespace meretid::arrivals
