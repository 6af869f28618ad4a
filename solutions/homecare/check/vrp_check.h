// SPDX-License-Identifier: EUPL-1.2
// Strict checker for routes with time windows. Two conventions that must never be mixed:
//  kDistance (DIMACS): distances cut to one decimal, floor(10 d) / 10; the fleet of the file is an upper limit;
//  kVehicles (SINTEF): double precision, fewest vehicles first; the objective reported is the distance.
// Time equals distance. Pure, thread-safe, O(stops).
#pragma once

#include "solutions/homecare/check/verdict.h"
#include "solutions/homecare/formats/vrp.h"

namespace meretid::homecare {

enum class Convention { kDistance, kVehicles };

Verdict check_routes(const VrpInstance& instance, const std::vector<std::vector<int>>& routes, Convention convention);

}  // namespace meretid::homecare
