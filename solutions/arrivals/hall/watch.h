// SPDX-License-Identifier: EUPL-1.2
// Whether the forecast still fits: the last four weeks as each midnight would have forecast them, and the day that is running. Drift
// is told where chance cannot explain it: the sum of 14 days more than four standard deviations off, as many days outside the band of
// 90 % as happens once in a thousand four weeks, or a band of 80 % that holds less than 70 % of the hours (one that is too wide is shown,
// but alarms nobody). Pure; some 2 s.
#pragma once

#include <optional>

#include "solutions/arrivals/calendar/calendar.h"
#include "solutions/arrivals/hall/rows.h"
#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals::hall {

/// Nothing where there are less than ten weeks of data, or slots longer than six hours.
std::optional<Watch> watch(const Series& series, const Calendar& calendar);

}  // namespace meretid::arrivals::hall
