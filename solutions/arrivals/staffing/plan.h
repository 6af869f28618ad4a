// SPDX-License-Identifier: EUPL-1.2
// From a forecast to a staffing proposal: the need slot by slot, the cheapest shifts that cover it, what the formulas promise of
// them and what the simulated queue gives, and how many hours the same number always at work would take. Pure.
#pragma once

#include "solutions/arrivals/staffing/cover.h"
#include "solutions/arrivals/staffing/shift_patterns.h"
#include "solutions/arrivals/staffing/simulate.h"

namespace meretid::arrivals {

struct StaffPlan {
  std::vector<SlotNeed> need;
  std::vector<Shift> shifts;    ///< those with people on them
  std::vector<int> at_work;     ///< by slot, whoever is on break included
  double on_break = 0;          ///< share of them; `need` counts them in, promise and simulation leave them out
  double paid_hours = 0, needed_hours = 0;
  double promised = 0;          ///< P(wait > goal) by the formulas
  Simulated queue;
  int flat_people = 0;          ///< as few as keep `promised`, the same at all hours
  double flat_hours = 0;
};

/// Share of the patients who wait longer than the goal, by the formulas, with so many at work slot by slot.
double promised_with(const Load& load, const std::vector<SlotOutlook>& slots, const std::vector<int>& at_work);

/// `slots` lie behind the series. "arrivals.staff.uncovered" where the shifts leave a part of the day alone.
Result<StaffPlan> plan_staff(const Series& series, const std::vector<SlotOutlook>& slots, const ServiceGoal& goal, const std::vector<ShiftPattern>& patterns,
                             int runs, std::uint64_t seed);

}  // namespace meretid::arrivals
