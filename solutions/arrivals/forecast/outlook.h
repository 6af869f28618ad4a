// SPDX-License-Identifier: EUPL-1.2
// From the end of the data onwards, slot by slot, however far: the first three days (all of it up to two weeks) by the short-term
// forecast; further ahead the long-term forecast of the day, spread over its slots as the calendar regression spreads them.
// Sums over slots (a shift, a day) keep what their errors share. Pure; about 3 s of which nearly all is learning.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "solutions/arrivals/calendar/calendar.h"
#include "solutions/arrivals/forecast/count_regression.h"
#include "solutions/arrivals/forecast/negative_binomial.h"
#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {

struct SlotOutlook {
  double mean = 0;
  double dispersion = 1;   ///< variance over mean of this slot alone
  double shared = 0;       ///< standard deviation of the error that the slots of a day share, over the mean
  CountRegression::Parts parts;
  double level = 0;        ///< log: what the last weeks add to the calendar
};

/// `horizon` slots behind the series.
std::vector<SlotOutlook> outlook(const Series& series, const Calendar& calendar, std::size_t horizon);

/// Fills `slots`, which hold the first days behind the series, up to `horizon` by the long-term forecast.
void look_far(const Series& series, const Calendar& calendar, std::size_t horizon, std::vector<SlotOutlook>& slots);

/// Of the arrivals in slots first … end-1 together.
CountDistribution sum_of(const std::vector<SlotOutlook>& slots, std::size_t first, std::size_t end);

}  // namespace meretid::arrivals
