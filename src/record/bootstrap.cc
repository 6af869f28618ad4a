// SPDX-License-Identifier: EUPL-1.2
#include "record/bootstrap.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/rng.h"

namespace meretid::record {
namespace {

constexpr int kDraws = 4999;  // (draws + 1) · .025 is whole
constexpr double kNormal975 = 1.959963984540054;

double normal_below(double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; }

/// The inverse by bisection: 60 halvings, exact to the last digits, asked a few times only.
double normal_quantile(double share) {
  double low = -9, high = 9;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (normal_below(middle) < share ? low : high) = middle;
  }
  return (low + high) / 2;
}

/// Student's t for 97.5 %. Exact for the first four, then the expansion in 1/v (Abramowitz and
/// Stegun, 26.7.5).
double t_quantile(double v) {
  constexpr std::array<double, 4> kFirst{12.706, 4.303, 3.182, 2.776};
  if (v < 5) return kFirst[static_cast<std::size_t>(std::max(v, 1.0)) - 1];
  const double z = kNormal975;
  return z + (std::pow(z, 3) + z) / (4 * v) +
         (5 * std::pow(z, 5) + 16 * std::pow(z, 3) + 3 * z) / (96 * v * v);
}

bool drawn(const WeightedSample& s) { return !s.values.empty(); }

double mean_of(const WeightedSample& s) {
  if (!drawn(s)) return s.mean;
  double sum = 0;
  for (const double value : s.values) sum += value;
  return sum / static_cast<double>(s.values.size());
}

double size_of(const WeightedSample& s) {
  return drawn(s) ? static_cast<double>(s.values.size()) : s.size;
}

double mean_drawn(const WeightedSample& s, Rng& rng) {
  if (!drawn(s)) return rng.normal(s.mean, s.deviation / std::sqrt(s.size));
  double sum = 0;
  for (std::size_t i = 0; i < s.values.size(); ++i) sum += s.values[rng.below(s.values.size())];
  return sum / static_cast<double>(s.values.size());
}

/// The value below which that share of the sorted ones lies, between two of them in proportion.
double at_share(const std::vector<double>& sorted, double share) {
  const double place = std::clamp(share * static_cast<double>(sorted.size() + 1) - 1, 0.0,
                                  static_cast<double>(sorted.size() - 1));
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

double acceleration(const std::vector<WeightedSample>& samples) {
  double cubes = 0, squares = 0;
  for (const WeightedSample& s : samples) {
    const double mean = mean_of(s), n = size_of(s);
    if (!drawn(s)) {  // a normal mean is not skewed
      squares += std::pow(s.weight * s.deviation, 2) / n;
      continue;
    }
    for (const double value : s.values) {
      const double influence = s.weight * (value - mean) / n;
      cubes += std::pow(influence, 3);
      squares += influence * influence;
    }
  }
  return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

double tail_for(double observations) {
  if (observations < 2) return 0;
  const double v = observations - 1;
  return normal_below(-std::sqrt(observations / v) * t_quantile(v));
}

Interval bootstrap_interval(const std::vector<WeightedSample>& samples, std::uint64_t seed) {
  double estimate = 0, fewest = 1e9;
  for (const WeightedSample& s : samples) {
    estimate += s.weight * mean_of(s);
    if (s.weight != 0) fewest = std::min(fewest, size_of(s));
  }
  Rng rng(seed);
  std::vector<double> sums(kDraws, 0.0);
  for (double& sum : sums)
    for (const WeightedSample& s : samples) sum += s.weight * mean_drawn(s, rng);
  std::sort(sums.begin(), sums.end());

  // How far the draws lie to one side; an equal draw is half on each. Rounding is no difference.
  const double same = 1e-9 * std::max(1.0, std::abs(estimate));
  const auto below = std::lower_bound(sums.begin(), sums.end(), estimate - same) - sums.begin();
  const auto not_above = std::upper_bound(sums.begin(), sums.end(), estimate + same) - sums.begin();
  const double share = static_cast<double>(below + not_above) / 2 / kDraws;
  const double bias = normal_quantile(std::clamp(share, 1.0 / kDraws, 1 - 1.0 / kDraws));
  const double a = acceleration(samples);
  const double z = normal_quantile(tail_for(fewest));
  const auto end = [&](double quantile) {  // eq. 14.10
    const double shifted = bias + quantile;
    return at_share(sums, normal_below(bias + shifted / (1 - a * shifted)));
  };
  return {estimate, end(z), end(-z)};
}

}  // namespace meretid::record
