// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/cholesky.h"

#include <cmath>
#include <cstddef>

namespace meretid::arrivals {
namespace {

// Four sums side by side: the order of adding is fixed, and the processor need not wait for one sum.
double dot(const double* x, const double* y, std::size_t n) {
  double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4) s0 += x[i] * y[i], s1 += x[i + 1] * y[i + 1], s2 += x[i + 2] * y[i + 2], s3 += x[i + 3] * y[i + 3];
  for (; i < n; ++i) s0 += x[i] * y[i];
  return (s0 + s1) + (s2 + s3);
}

}  // namespace

bool solve_positive(std::vector<double>& a, std::vector<double>& b) {
  const std::size_t n = b.size();
  for (std::size_t i = 0; i < n; ++i) {
    double* row = a.data() + i * n;
    for (std::size_t j = 0; j < i; ++j) row[j] = (row[j] - dot(row, a.data() + j * n, j)) / a[j * n + j];
    const double left = row[i] - dot(row, row, i);
    if (!(left > 1e-12)) return false;
    row[i] = std::sqrt(left);
  }
  for (std::size_t i = 0; i < n; ++i) b[i] = (b[i] - dot(a.data() + i * n, b.data(), i)) / a[i * n + i];
  for (std::size_t i = n; i-- > 0;) {
    b[i] /= a[i * n + i];
    for (std::size_t j = 0; j < i; ++j) b[j] -= a[i * n + j] * b[i];
  }
  return true;
}

}  // namespace meretid::arrivals
