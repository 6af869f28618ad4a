// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/negative_binomial.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace meretid::arrivals {
namespace {

constexpr double kReach = 8;             // standard deviations
constexpr double kNearlyPoisson = 1.001;
constexpr double kMostCells = 20'000;

double normal_at_most(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

}  // namespace

CountDistribution::CountDistribution(double mean, double dispersion) : mean_(std::max(mean, 1e-9)) {
  dispersion = std::max(dispersion, 1.0);
  deviation_ = std::sqrt(mean_ * dispersion);
  if ((2 * kReach + 4) * deviation_ > kMostCells) {
    normal_ = true;
    return;
  }
  first_ = static_cast<int>(std::max(0.0, std::floor(mean_ - kReach * deviation_)));
  const int cells = static_cast<int>(std::ceil(mean_ + (kReach + 4) * deviation_ + 12)) - first_ + 1;
  cumulated_.reserve(static_cast<std::size_t>(cells));
  double sum = 0;
  if (dispersion < kNearlyPoisson) {
    double p = std::exp(first_ * std::log(mean_) - mean_ - std::lgamma(first_ + 1.0));
    for (int k = 0; k < cells; ++k) {
      cumulated_.push_back(sum += p);
      p *= mean_ / (first_ + k + 1);
    }
  } else {
    const double size = mean_ / (dispersion - 1), success = 1 - 1 / dispersion;
    double p = std::exp(std::lgamma(first_ + size) - std::lgamma(size) - std::lgamma(first_ + 1.0) - size * std::log(dispersion) + first_ * std::log(success));
    for (int k = 0; k < cells; ++k) {
      cumulated_.push_back(sum += p);
      p *= success * (first_ + k + size) / (first_ + k + 1);
    }
  }
  for (double& c : cumulated_) c /= sum;
}

double CountDistribution::at_most(double k) const {
  if (normal_) return k < 0 ? 0 : normal_at_most((std::floor(k) + 0.5 - mean_) / deviation_);
  const double whole = std::floor(k) - first_;
  if (whole < 0) return 0;
  if (whole >= static_cast<double>(cumulated_.size())) return 1;
  return cumulated_[static_cast<std::size_t>(whole)];
}

double CountDistribution::quantile(double level) const {
  if (normal_) {
    double low = mean_ - 10 * deviation_, high = mean_ + 10 * deviation_;
    while (high - low > 0.25) (normal_at_most(((low + high) / 2 - mean_) / deviation_) < level ? low : high) = (low + high) / 2;
    return std::max(0.0, std::round(high));
  }
  const auto at = std::lower_bound(cumulated_.begin(), cumulated_.end(), level - 1e-12);
  return first_ + static_cast<double>(std::min<std::ptrdiff_t>(at - cumulated_.begin(), static_cast<std::ptrdiff_t>(cumulated_.size()) - 1));
}

std::vector<double> CountDistribution::quantiles(std::span<const double> levels) const {
  std::vector<double> all;
  all.reserve(levels.size());
  for (const double level : levels) all.push_back(quantile(level));
  return all;
}

}  // namespace meretid::arrivals
