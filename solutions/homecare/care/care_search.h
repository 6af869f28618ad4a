// SPDX-License-Identifier: EUPL-1.2
// The search for home-care plans whose visits depend on each other: simulated annealing whose move takes related patients
// off the routes and puts them back at their cheapest places, starts always exact. Two searchers, on one thread or two: with
// a seed and an iteration limit the plan is the same either way. Thread-safe: every call stands alone.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/homecare/formats/care.h"
#include "solutions/homecare/route/budget.h"

namespace meretid::homecare {

struct CareOptions {
  std::uint64_t seed = 1;
  int threads = 2;
  double hot = 2.5, cold = 0.03;  ///< temperatures in mean costs of a visit, first and last
};

struct CarePlan {
  std::vector<CareRoute> routes;        ///< one per carer, in the file's order
  std::vector<std::string> unassigned;  ///< patients whom no able carer, or no two different ones, can serve
  std::uint64_t iterations = 0;
};

CarePlan plan_care(const CareInstance& instance, const CareOptions& options, const Budget& budget);

}  // namespace meretid::homecare
