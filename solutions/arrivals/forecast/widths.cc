// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/widths.h"

#include <algorithm>
#include <cmath>

#include "base/rng.h"

namespace meretid::arrivals {
namespace {

constexpr double kNormal90 = 1.2815515655446004;  // the standard normal's 90 % quantile
constexpr double kWithoutErrors = 1.1;
constexpr std::size_t kLeast = 150;               // forecasts; below it the mean square is surer than a quantile
constexpr double kPrior = 400;                    // forecasts that a part must have to weigh as much as the whole

double width_of(std::vector<double>& errors) {
  if (errors.size() < kLeast) {
    double sum = 100 * kWithoutErrors;
    for (const double e : errors) sum += e * e;
    return sum / (100 + static_cast<double>(errors.size()));
  }
  const auto at = errors.begin() + static_cast<std::ptrdiff_t>(0.8 * static_cast<double>(errors.size()));
  std::nth_element(errors.begin(), at, errors.end());
  return (*at / kNormal90) * (*at / kNormal90);
}

}  // namespace

std::vector<double> widths(const std::vector<JudgedForecast>& judged, std::size_t parts) {
  Rng jitter(1);
  std::vector<std::vector<double>> by_part(parts);
  std::vector<double> all;
  for (const JudgedForecast& j : judged) {
    const double moved = std::max(0.0, j.count - 0.5 + jitter.uniform() + 0.375);
    all.push_back(std::abs(2 * (std::sqrt(moved) - std::sqrt(j.mean + 0.125))));
    by_part[j.part].push_back(all.back());
  }
  std::vector<double> answer;
  const double whole = width_of(all);
  for (std::vector<double>& errors : by_part) {
    const double n = static_cast<double>(errors.size());
    const double own = errors.empty() ? whole : width_of(errors);
    answer.push_back(std::max(1.0, (n * own + kPrior * whole) / (n + kPrior)));
  }
  return answer;
}

}  // namespace meretid::arrivals
