// SPDX-License-Identifier: EUPL-1.2
// The queue itself, patient by patient: arrivals drawn from the forecast's distribution (a factor that a day's slots share, one of the
// slot's own, then chance), exponential service, first come first served, so many at work as the plan says; who has begun with a
// patient when the shift ends, finishes. What the formulas promise is checked against it. The same seed gives the same answer.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/arrivals/staffing/need.h"

namespace meretid::arrivals {

struct Simulated {
  double waits = 0;         ///< share of patients who wait longer than the goal, each time they come
  double mean_wait = 0;     ///< minutes
  double half_width = 0;    ///< of the 95 % interval of `waits`, from the runs
};

Simulated simulate(const std::vector<SlotOutlook>& slots, double slot_minutes, std::size_t slots_a_day, const std::vector<int>& at_work,
                   const ServiceGoal& goal, int runs, std::uint64_t seed);

}  // namespace meretid::arrivals
