// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/least_squares.h"

#include <cmath>

namespace meretid::tenders {
namespace {

/// Lower Cholesky factor in place.
bool factor(std::vector<double>& a, std::size_t n) {
  for (std::size_t j = 0; j < n; ++j) {
    const double whole = a[j * n + j];
    double pivot = whole;
    for (std::size_t k = 0; k < j; ++k) pivot -= a[j * n + k] * a[j * n + k];
    if (!(pivot > 1e-10 * std::abs(whole)) || !(whole > 0)) return false;
    a[j * n + j] = std::sqrt(pivot);
    for (std::size_t i = j + 1; i < n; ++i) {
      double sum = a[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i * n + k] * a[j * n + k];
      a[i * n + j] = sum / a[j * n + j];
    }
  }
  return true;
}

void substitute(const std::vector<double>& l, std::vector<double>& b) {
  const std::size_t n = b.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= l[i * n + k] * b[k];
    b[i] /= l[i * n + i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= l[k * n + i] * b[k];
    b[i] /= l[i * n + i];
  }
}

}  // namespace

std::optional<std::vector<double>> solve_positive(std::vector<double> a, std::vector<double> b) {
  if (!factor(a, b.size())) return std::nullopt;
  substitute(a, b);
  return b;
}

std::optional<std::vector<double>> inverse_positive(const std::vector<double>& a, std::size_t n) {
  auto l = a;
  if (!factor(l, n)) return std::nullopt;
  std::vector<double> out(n * n);
  for (std::size_t j = 0; j < n; ++j) {
    std::vector<double> column(n, 0.0);
    column[j] = 1;
    substitute(l, column);
    for (std::size_t i = 0; i < n; ++i) out[i * n + j] = column[i];
  }
  return out;
}

}  // namespace meretid::tenders
