// SPDX-License-Identifier: EUPL-1.2
// What the long-term forecast would have said at a number of origins spread over a year (anchor document 3.4), beside the seasonal
// naive one: the same weekday of the same week a year before.
#pragma once

#include <array>
#include <optional>

#include "solutions/arrivals/forecast/long_term.h"

namespace meretid::arrivals {

struct DailyScores {
  double mape = 0;                    ///< per cent, of days with arrivals
  std::array<double, 3> blocks{};     ///< the same by days 1-28, 29-90, 91-
  double week_mape = 0;               ///< of sums of seven days
  double mae = 0;
  double coverage80 = 0;              ///< mean +- 1.2816 deviations
};

struct DailyBacktest {
  std::size_t origins = 0;
  DailyScores model, naive;
};

/// `days` must reach over 365 + horizon - 30 days before its end by a year and more. "arrivals.backtest.short" where it does not.
Result<DailyBacktest> backtest_days(const Series& days, const Calendar& calendar, std::size_t horizon, std::size_t origins, const LongSettings& settings);

}  // namespace meretid::arrivals
