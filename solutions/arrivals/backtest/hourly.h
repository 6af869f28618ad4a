// SPDX-License-Identifier: EUPL-1.2
// What the short-term forecast would have said through the last year: an origin every so many slots, everything before it known,
// nothing after it seen. Beside it the seasonal naive forecast: the same slot a week ago, quantiles from the last 13 of them.
#pragma once

#include <array>
#include <vector>

#include "solutions/arrivals/backtest/scores.h"
#include "solutions/arrivals/forecast/short_term.h"

namespace meretid::arrivals {

struct HourlyProtocol {
  std::size_t last = 8760;    ///< slots that are forecast
  std::size_t every = 12;
  std::size_t horizon = 48;
  std::vector<double> levels; ///< rising, each between 0 and 1
};

/// .05, .10 … .95
std::vector<double> usual_levels();

struct HourlyBacktest {
  std::size_t origins = 0;
  Scores model, naive;
  /// Share of randomised PIT between .1 and .9 by weekday (Monday 0) and by shift (from 07, 15 and 23); -1 where there is none.
  std::array<double, 7> pit_of_weekday{};
  std::array<double, 3> pit_of_shift{};
  double scale = 0;           ///< mean |y(t) - y(a week before)| before the first origin: the denominator of MASE
};

/// The series must be longer than `last` by eight weeks at least, and `last` not shorter than the horizon.
HourlyBacktest backtest_model(const Series& series, const Calendar& calendar, const HourlyProtocol& protocol, const ShortSettings& settings);
HourlyBacktest backtest_naive(const Series& series, const HourlyProtocol& protocol);

}  // namespace meretid::arrivals
