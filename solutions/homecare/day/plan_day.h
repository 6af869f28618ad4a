// SPDX-License-Identifier: EUPL-1.2
// The search for the plan of a day (or of whatever visits and shifts it is given): ruin and recreate with annealing over routes
// whose visits may depend on each other, by the weights of the municipality. Anytime, cancellable; with a seed and an iteration
// limit the plan is the same on any number of threads. Windows, skills, bans, shifts and pins hold in every plan it gives, but
// for what Rules allow (stretch, overtime); what finds no place is unassigned. Thread-safe: every call stands alone.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "solutions/homecare/municipal/plan.h"
#include "solutions/homecare/route/budget.h"

namespace meretid::homecare::day {

struct DayOptions {
  std::uint64_t seed = 1;
  int threads = 2;
  municipal::Moment now = -(1 << 29);  ///< of a day that runs: nothing new begins before, nobody sets out anew before
};

using Improved = std::function<void(const municipal::Plan&)>;

/// `start`: the plan so far; routes of shifts outside the scope are kept as they are. `known`: who has met whom on other days.
/// `running`: the plan in force, when changes to it cost (T7).
municipal::Plan plan_day(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& start, const municipal::Faces& known,
                         const DayOptions& options, const Budget& budget, const municipal::Plan* running = nullptr, const Improved& improved = {});

}  // namespace meretid::homecare::day
