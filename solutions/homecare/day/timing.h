// SPDX-License-Identifier: EUPL-1.2
// Starts of a finished day. While searching, everything starts as early as it may; here starts move later where there is slack, one
// by one from the back, when that is nearer the wish, nearer the plan in force, or less waiting. No cost rises. O(nodes) a sweep.
#pragma once

#include <vector>

#include "solutions/homecare/day/state.h"

namespace meretid::homecare::day {

/// Start of every node that stands on a tour.
std::vector<Moment> chosen_starts(const State& state, const Price& price);

/// The plan with these starts; shifts and visits outside the scope as in `start`.
municipal::Plan to_plan(const State& state, const std::vector<Moment>& starts, const municipal::Plan& start);
/// Orders of the plan's tours; what is nowhere is absent. Visits that may not be made where they stand are absent.
Orders to_orders(const Problem& problem, const municipal::Plan& plan);

}  // namespace meretid::homecare::day
