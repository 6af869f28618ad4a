// SPDX-License-Identifier: EUPL-1.2
// The staff part of a forecast: need, shifts, today's roster beside them; and the file of need as it was decided. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "solutions/arrivals/forecast/outlook.h"
#include "solutions/arrivals/hall/rows.h"

namespace meretid::arrivals::hall {

/// Fills `staffing` and `shifts` for the weeks of the settings, from the first midnight behind the data on.
Result<void> propose_staff(const Series& series, const std::vector<SlotOutlook>& slots, const Settings& settings, Forecast& forecast);

/// People by the id of a shift, where a planner has decided otherwise than proposed.
using Decided = std::map<std::string, std::int32_t>;

/// docs/staffing-need.md; `preferred` are those whom the shifts as decided put to work.
std::string need_csv(const Forecast& forecast, const Settings& settings, const Decided& decided);

/// What came of it: of the part of the proposal that has passed, the share of waits above the goal that the actual arrivals would
/// give with the people as decided, as proposed and as rostered today, by the same formulas.
struct Afterwards {
  std::int32_t hours = 0;            ///< that are over and known
  double patients = 0, expected = 0;
  double decided = 0, proposed = 0;
  std::optional<double> roster;
  double decided_hours = 0, proposed_hours = 0;
};
void fields(describe::Fields<Afterwards>& f);
Afterwards afterwards(const Series& series, const Forecast& forecast, const Settings& settings, const Decided& decided);

}  // namespace meretid::arrivals::hall
