// SPDX-License-Identifier: EUPL-1.2
// Cuts a plan into two regions that can be searched at the same time: the routes whose stops lie nearest a random stop, and
// the others; about half of the stops each. Another stop every time, so that no border lasts. Pure; O(stops + r log r).
#pragma once

#include <array>
#include <vector>

#include "base/rng.h"
#include "solutions/homecare/route/problem.h"

namespace meretid::homecare {

/// The plan needs a route. Either region may be empty.
std::array<std::vector<std::vector<int>>, 2> regions(const Problem& problem, const Plan& plan, Rng& rng);

}  // namespace meretid::homecare
