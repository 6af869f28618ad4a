// SPDX-License-Identifier: EUPL-1.2
// The parts of the measurement, each on its own data: rows for the report. Choices of the method were made on the year before the
// test year; the test year is only measured here.
#pragma once

#include <string>
#include <vector>

#include "solution/bench_report.h"
#include "solutions/arrivals/calendar/calendar.h"
#include "solutions/arrivals/series/grouped.h"

namespace meretid::arrivals::bench {

using Row = solution::BenchRow;

/// What the figures are held against.
struct Goals {
  double pinball = 0, mae = 0;
};

/// 727 origins of 48 hours over the last year: rows "<name>.pinball", ".mae", ".pit80", ".seconds" and those of the naive forecast.
std::vector<Row> hourly_rows(const std::string& name, const Series& series, const Calendar& calendar, std::optional<Goals> goals);

/// Each arrival kept with probability `share`, drawn with a fixed seed: a smaller department.
Series thinned(const Series& series, double share);

/// The same hour of the week over the last 52 weeks: what a forecast of a small department must beat.
double climatology_pinball(const Series& series);

/// 12 origins of 180 days.
Result<std::vector<Row>> long_rows(const std::string& name, const Series& series, const Calendar& calendar, bool with_goals);

/// Groups: New York's boroughs hour by hour (727 origins of 48 h) and the days of Welsh ambulances by board and category (84 days).
std::vector<Row> group_rows(const GroupedSeries& boroughs, const Calendar& us, const GroupedSeries& ambulances, const Calendar& gb);

/// The next hour with announcements of ambulances, which are invented.
std::vector<Row> announced_rows(const Series& series, const Calendar& calendar);

/// Milliseconds of a forecast after one new hour.
Row update_row(const Series& series, const Calendar& calendar);

/// Four weeks of staffing behind the data: what was promised, what the simulated queue gave, and hours beside a flat roster.
Result<std::vector<Row>> staff_rows(const Series& series, const Calendar& calendar);

}  // namespace meretid::arrivals::bench
