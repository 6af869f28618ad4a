// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/screens/screens.h"

#include <algorithm>
#include <cmath>

namespace meretid::tenders {
namespace {

// Central moments. Bids are taken from the lowest, so that equal ones give exactly 0 and large sums lose nothing.
struct Moments {
  double mean = 0, m2 = 0, m3 = 0, m4 = 0;
};
Moments moments(std::span<const double> sorted) {
  const double n = static_cast<double>(sorted.size()), base = sorted.front();
  Moments m;
  for (const double b : sorted) m.mean += b - base;
  m.mean /= n;
  for (const double b : sorted) {
    const double d = (b - base) - m.mean, d2 = d * d;
    m.m2 += d2, m.m3 += d2 * d, m.m4 += d2 * d2;
  }
  m.m2 /= n, m.m3 /= n, m.m4 /= n, m.mean += base;
  return m;
}

double sample_deviation(std::span<const double> sorted) {
  const double n = static_cast<double>(sorted.size());
  return n < 2 ? 0 : std::sqrt(moments(sorted).m2 * n / (n - 1));
}

double over(double value, double divisor) { return divisor > 0 ? value / divisor : 0; }

// Kolmogorov and Smirnov's distance between the bids and even spacing.
double distance_from_even(std::span<const double> b) {
  const double n = static_cast<double>(b.size()), range = b.back() - b.front();
  if (!(range > 0)) return 0;
  double most = 0;
  for (std::size_t i = 0; i < b.size(); ++i) {
    const double x = (b[i] - b.front()) / range, at = static_cast<double>(i);
    most = std::max({most, (at + 1) / n - x, x - at / n});
  }
  return most;
}

bool is_round(double bid) {
  if (bid < 10'000 || bid > 1e15) return false;
  double unit = 100;
  for (double left = bid; left >= 10'000; left /= 10) unit *= 10;  // 12,345 -> hundreds; 1,234,567 -> ten thousands
  unit /= 10;
  return bid / unit == std::floor(bid / unit);
}

}  // namespace

std::array<double, 10> values(const Screens& s) { return {s.n, s.cv, s.spd, s.diffp, s.rd, s.rdalt, s.rdnor, s.skew, s.kurt, s.kstest}; }

Screens screens_of_sorted(std::span<const double> b) {
  Screens s;
  const std::size_t count = b.size();
  s.n = static_cast<double>(count);
  if (count == 0) return s;
  std::size_t equal = 0, round = 0;
  for (std::size_t i = 0; i < count; ++i) {
    equal += (i > 0 && b[i] == b[i - 1]) || (i + 1 < count && b[i] == b[i + 1]);
    round += is_round(b[i]);
  }
  s.identical = static_cast<double>(equal) / s.n;
  s.round = static_cast<double>(round) / s.n;
  if (count < 2) return s;

  const double n = s.n, gap = b[1] - b[0], range = b.back() - b.front();
  const Moments m = moments(b);
  s.cv = over(std::sqrt(m.m2 * n / (n - 1)), m.mean);
  s.spd = over(range, b.front());
  s.diffp = over(gap, b.front());
  s.rdnor = over(gap, range / (n - 1));
  s.kstest = distance_from_even(b);
  if (count < 3) return s;

  s.rd = over(gap, sample_deviation(b.subspan(1)));
  s.rdalt = over(gap, (b.back() - b[1]) / (n - 2));
  if (!(m.m2 * m.m2 > 0)) return s;
  s.skew = m.m3 / (m.m2 * std::sqrt(m.m2)) * std::sqrt(n * (n - 1)) / (n - 2);
  if (count > 3) s.kurt = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m.m4 / (m.m2 * m.m2) - 3) + 6);
  return s;
}

Screens screens_of(std::span<const double> bids, std::vector<double>& scratch) {
  scratch.assign(bids.begin(), bids.end());
  std::sort(scratch.begin(), scratch.end());
  return screens_of_sorted(scratch);
}

}  // namespace meretid::tenders
