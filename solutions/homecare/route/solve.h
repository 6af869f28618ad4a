// SPDX-License-Identifier: EUPL-1.2
// The search for a plan: windows, capacity and fleet hold, distance is least (or vehicles fewest, then distance least).
// Two searchers always, on one thread or on two: with a seed and an iteration limit the plan is the same either way. Small
// plans are annealed by both apart and then bred from each other (mate.h); large ones are cut anew every round into two regions that
// both anneal at once. Thread-safe: every call stands alone.
#pragma once

#include <cstdint>
#include <functional>

#include "solutions/homecare/route/budget.h"
#include "solutions/homecare/route/problem.h"

namespace meretid::homecare {

struct SearchOptions {
  std::uint64_t seed = 1;
  int threads = 2;
  bool fewest_vehicles = false;
};

/// Called by the calling thread, now and then, with a plan better than all before.
using Improved = std::function<void(const Plan&)>;

/// Always returns a plan; stops for which no place was found are in `unassigned`.
Plan solve(const Problem& problem, const SearchOptions& options, const Budget& budget, const Improved& improved = {});

}  // namespace meretid::homecare
