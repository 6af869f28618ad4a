// SPDX-License-Identifier: EUPL-1.2
// A child of two plans: routes of one parent around a random stop take the place of those they resemble in the other, as in
// selective route exchange (Nagata, Braysy and Dullaert, "A penalty-based edge assembly memetic algorithm for the vehicle
// routing problem with time windows", 2010, section 4, in its simplest form). Pure; O(stops + r log r).
#pragma once

#include "base/rng.h"
#include "solutions/homecare/route/problem.h"

namespace meretid::homecare {

/// Routes keep windows, capacity and the number of routes of `base`; stops that both lost are in `unassigned`.
Plan mate(const Problem& problem, const Plan& base, const Plan& donor, Rng& rng);

}  // namespace meretid::homecare
