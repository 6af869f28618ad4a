// SPDX-License-Identifier: EUPL-1.2
// How wide the distribution must be so that four of five counts lie between its tenth and ninetieth per cent: learned from forecasts
// that were made before. The errors are put on a scale where a count's spread does not depend on its mean (Anscombe, "The
// transformation of Poisson, binomial and negative-binomial data", Biometrika 1948), jittered as a randomised PIT would, and
// the width is what brings their 80 % quantile to the normal one's. A few wild days therefore do not widen every day.
// Pure and deterministic; a sort.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "solutions/arrivals/forecast/facts.h"

namespace meretid::arrivals {

/// Parts of the week: workday or weekend x night, day, evening.
inline constexpr std::size_t kWeekParts = 6;
inline std::size_t week_part(const SlotFacts& f, int per_day) {
  const bool weekend = f.of_week / per_day >= 5;
  return static_cast<std::size_t>((weekend ? 3 : 0) + std::min(2, f.of_day * 3 / std::max(1, per_day)));
}

struct JudgedForecast {
  double count, mean;
  std::size_t part;  ///< 0 … parts - 1: of the week
};

/// A dispersion (1 or more) by part; parts with few forecasts are drawn to the whole. 1.1 where nothing is known.
std::vector<double> widths(const std::vector<JudgedForecast>& judged, std::size_t parts);

}  // namespace meretid::arrivals
