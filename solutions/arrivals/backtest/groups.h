// SPDX-License-Identifier: EUPL-1.2
// What forecasts of groups would have said when made to add up, beside the same forecasts each by itself. Values.
#pragma once

#include <vector>

#include "solutions/arrivals/backtest/hourly.h"
#include "solutions/arrivals/forecast/group_forecast.h"

namespace meretid::arrivals {

struct GroupBacktest {
  std::size_t origins = 0;
  Hierarchy hierarchy;
  std::vector<Scores> together, apart;    ///< by node
  ReconcilingChoice choice;               ///< the last one
};
/// Hour by hour, as backtest_model.
GroupBacktest backtest_groups(const GroupedSeries& series, const Calendar& calendar, const HourlyProtocol& protocol);

struct GroupDays {
  std::size_t origins = 0;
  Hierarchy hierarchy;
  std::vector<double> together, apart;    ///< by node: mean absolute error over that of the same weekday a week ago (MASE)
  std::vector<double> inside;             ///< share of days within the 80 % band, by node
  ReconcilingChoice choice;               ///< the last one
};
/// Days, `horizon` ahead, at `origins` origins spread over the last year. `days`: a slot is a day.
GroupDays backtest_group_days(const GroupedSeries& days, const Calendar& calendar, std::size_t horizon, std::size_t origins);

}  // namespace meretid::arrivals
