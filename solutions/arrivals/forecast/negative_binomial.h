// SPDX-License-Identifier: EUPL-1.2
// Counts with a mean and a variance of `dispersion` times the mean (NB1; Cameron and Trivedi, "Regression Analysis of Count Data",
// 3.3): Poisson at 1. Pure; a sum over the likely counts, a few hundred multiplications for all
// quantiles together; where thousands of counts are likely, the normal law that it then is.
#pragma once

#include <span>
#include <vector>

namespace meretid::arrivals {

class CountDistribution {
 public:
  /// mean 0 or more; a dispersion below 1 counts as 1.
  CountDistribution(double mean, double dispersion);
  double mean() const { return mean_; }
  /// P(count <= k); k may lie between counts.
  double at_most(double k) const;
  double more_than(double k) const { return 1 - at_most(k); }
  /// The smallest count with P(count <= it) >= level.
  double quantile(double level) const;
  std::vector<double> quantiles(std::span<const double> levels) const;  ///< `levels` rising

 private:
  double mean_, deviation_;
  bool normal_ = false;             // too many likely counts to sum
  int first_ = 0;                   // counts below it have less than 1e-12 together
  std::vector<double> cumulated_;   // P(count <= first_ + i)
};

}  // namespace meretid::arrivals
