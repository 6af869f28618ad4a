// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/level_shifts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace meretid::arrivals {
namespace {

constexpr std::size_t kSide = 8;          // weeks
constexpr double kLeastLog = 0.2;         // seasons of emergency departments change by a tenth
constexpr double kLeastDeviations = 6;

struct Week {
  std::int32_t monday = 0;
  double mean = 0;                        // of a slot
};

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::vector<Week> weeks_of(const Series& series) {
  std::vector<Week> weeks;
  double sum = 0, known = 0, slots = 0;
  std::int32_t monday = 0;
  const auto close = [&] {
    if (slots > 0 && known >= 0.5 * static_cast<double>(series.per_week())) weeks.push_back({monday, sum / known});
    sum = known = slots = 0;
  };
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::int32_t day = series.wall(static_cast<std::int64_t>(i)).day, own = day - ((day + 3) % 7 + 7) % 7;
    if (own != monday) close(), monday = own;
    slots += 1;
    if (series.known[i]) sum += series.counts[i], known += 1;
  }
  close();
  return weeks;
}

}  // namespace

std::vector<LevelShift> level_shifts(const Series& series) {
  const std::vector<Week> weeks = weeks_of(series);
  std::vector<LevelShift> shifts;
  if (weeks.size() < 2 * kSide) return shifts;
  // How far neighbouring weeks differ anyway.
  std::vector<double> steps;
  const auto log_mean = [&](std::size_t w) { return std::log(std::max(weeks[w].mean, 1e-3)); };
  for (std::size_t w = 1; w < weeks.size(); ++w) steps.push_back(std::abs(log_mean(w) - log_mean(w - 1)));
  const double deviation = std::max(median(steps) / 0.6745 / std::sqrt(2.0) * std::sqrt(2.0 / kSide), 0.01);
  std::vector<double> change(weeks.size(), 0);
  for (std::size_t w = kSide; w + kSide <= weeks.size(); ++w) {
    std::vector<double> before, after;
    for (std::size_t k = 0; k < kSide; ++k) before.push_back(log_mean(w - 1 - k)), after.push_back(log_mean(w + k));
    change[w] = median(after) - median(before);
  }
  for (std::size_t w = kSide; w + kSide <= weeks.size(); ++w) {
    const double size = std::abs(change[w]);
    if (size < std::max(kLeastLog, kLeastDeviations * deviation)) continue;
    // Medians are as far apart for some weeks around the shift: the week whose own step is the greatest.
    const std::size_t low = w, high = std::min(w + kSide, weeks.size() - kSide + 1);
    std::size_t at = w;
    double step = 0, greatest = change[w];
    for (std::size_t k = low; k < high; ++k) {
      if (change[k] * change[w] > 0 && std::abs(change[k]) > std::abs(greatest)) greatest = change[k];
      if (const double own = std::abs(log_mean(k) - log_mean(k - 1)); own > step) step = own, at = k;
    }
    shifts.push_back({weeks[at].monday, 100 * (std::exp(greatest) - 1)});
    w = at + kSide - 1;
  }
  return shifts;
}

}  // namespace meretid::arrivals
