// SPDX-License-Identifier: EUPL-1.2
// One forecast of a department, in two sizes: the one of every hour (the next three days, and whether the forecast still fits), and the
// one that a planner asks for (months ahead, the staff proposal and the backtest as well). Pure; 4 s and 10 s of a processor.
#pragma once

#include <functional>
#include <string_view>

#include "base/clock.h"
#include "solutions/arrivals/forecast/announced.h"
#include "solutions/arrivals/hall/department.h"
#include "solutions/arrivals/hall/rows.h"

namespace meretid::arrivals::hall {

struct LookAhead {
  bool whole = false;                  ///< months, staff and backtest as well
  std::vector<DayEntry> extra;         ///< what if
  std::vector<Announced> announced;    ///< ambulances, in slots of the department's series
  Timestamp now;                       ///< hours between the end of the data and now are forecast too, up to two weeks of them
  std::function<void(double fraction, std::string_view step)> progress;
};

/// A moment in slots of the series, with the part of a slot.
double slots_at(const Series& series, Timestamp moment);

/// "arrivals.staff.uncovered" where the shifts leave a part of the day alone.
Result<Forecast> look_ahead(const Department& department, const Settings& settings, const LookAhead& how);

}  // namespace meretid::arrivals::hall
