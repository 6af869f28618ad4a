// SPDX-License-Identifier: EUPL-1.2
// Invented arrivals whose law is known: hour, weekday, season, a level that wanders, a holiday.
#pragma once

#include <cmath>

#include "base/rng.h"
#include "solutions/arrivals/forecast/negative_binomial.h"
#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {

struct MadeUp {
  Series series;
  std::vector<double> means;
};

inline MadeUp made_up(int days, std::uint64_t seed = 5) {
  MadeUp m;
  m.series.first = std::int64_t{day_of(*date_from_iso8601("2022-01-01"))} * 1440;
  Rng rng(seed);
  double level = 0;
  for (int d = 0; d < days; ++d) {
    level = 0.95 * level + 0.02 * rng.normal();
    for (int h = 0; h < 24; ++h) {
      const double mean = 9 * std::exp(level + 0.5 * std::sin((h - 9) / 24.0 * 6.2832) + (d % 7 == 2 ? 0.2 : 0) + 0.1 * std::sin(d / 365.25 * 6.2832));
      m.means.push_back(mean);
      m.series.counts.push_back(CountDistribution(mean, 1).quantile(rng.uniform()));
      m.series.known.push_back(1);
    }
  }
  return m;
}

}  // namespace meretid::arrivals
