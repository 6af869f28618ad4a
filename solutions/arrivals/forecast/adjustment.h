// SPDX-License-Identifier: EUPL-1.2
// Layer 2: a Poisson regression with a known part. The rows are forecasts that were made at some origin for some slot; their
// columns are what was known of the recent past. Ridge towards given coefficients, so that a short history keeps the usual answer.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace meretid::arrivals {

struct AdjustmentRows {
  std::size_t columns = 0;
  std::vector<float> values;      ///< row after row
  std::vector<float> log_known;   ///< layer 1
  std::vector<float> counts;
  std::vector<float> weights;
  std::size_t rows() const { return log_known.size(); }
};

/// Changes `coefficients` to the best ones; they are where the search begins. `centre`: where the ridge pulls.
void fit_adjustment(const AdjustmentRows& rows, std::span<const double> centre, double ridge, std::vector<double>& coefficients);

}  // namespace meretid::arrivals
