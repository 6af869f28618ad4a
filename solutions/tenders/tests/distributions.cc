// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/distributions.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace meretid::tenders {
namespace {

double beta_fraction(double x, double a, double b) {
  constexpr double kTiny = 1e-300;
  double c = 1, d = 1 - (a + b) * x / (a + 1);
  if (std::abs(d) < kTiny) d = kTiny;
  d = 1 / d;
  double h = d;
  for (int m = 1; m <= 500; ++m) {
    const double m2 = 2.0 * m;
    for (const double step : {m * (b - m) * x / ((a - 1 + m2) * (a + m2)), -(a + m) * (a + b + m) * x / ((a + m2) * (a + 1 + m2))}) {
      d = 1 + step * d;
      if (std::abs(d) < kTiny) d = kTiny;
      c = 1 + step / c;
      if (std::abs(c) < kTiny) c = kTiny;
      d = 1 / d;
      h *= d * c;
    }
    if (std::abs(d * c - 1) < 1e-14) break;
  }
  return h;
}

/// Chances of exactly 0, 1, …, upto events; what goes beyond is dropped.
std::vector<double> counts(std::span<const double> chances, std::size_t upto) {
  std::vector<double> of(upto + 1, 0.0);
  of[0] = 1;
  std::size_t seen = 0;
  for (const double p : chances) {
    seen = std::min(seen + 1, upto);
    for (std::size_t k = seen; k > 0; --k) of[k] = of[k] * (1 - p) + of[k - 1] * p;
    of[0] *= 1 - p;
  }
  return of;
}

}  // namespace

double normal_below(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

double normal_beyond(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

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

double beta_below(double x, double a, double b) {
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(x, a, b) / a;
  return 1 - front * beta_fraction(1 - x, b, a) / b;
}

double student_beyond(double t, double df) { return beta_below(df / (df + t * t), df / 2, 0.5); }

double f_above(double f, double df1, double df2) { return f <= 0 ? 1 : beta_below(df2 / (df2 + df1 * f), df2 / 2, df1 / 2); }

double at_most_mid(std::span<const double> chances, std::size_t k) {
  if (k > chances.size()) return 1;
  if (chances.size() > 2000) {
    double mean = 0, variance = 0;
    for (const double p : chances) mean += p, variance += p * (1 - p);
    return variance > 0 ? normal_below((static_cast<double>(k) - mean) / std::sqrt(variance)) : 0.5;
  }
  const auto of = counts(chances, k);
  double below = 0;
  for (std::size_t i = 0; i < k; ++i) below += of[i];
  return below + of[k] / 2;
}

double at_least_mid(std::span<const double> chances, std::size_t k) { return 1 - at_most_mid(chances, k); }

double binomial_at_most(std::size_t k, std::size_t n, double chance) {
  if (k >= n) return 1;
  return beta_below(1 - chance, static_cast<double>(n - k), static_cast<double>(k) + 1);
}

double binomial_upper(std::size_t k, std::size_t n, double alpha) {
  if (k >= n) return 1;
  double low = 0, high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (binomial_at_most(k, n, middle) > alpha ? low : high) = middle;
  }
  return high;
}

}  // namespace meretid::tenders
