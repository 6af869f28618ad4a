// SPDX-License-Identifier: EUPL-1.2
// The neighbourhood of some visits: the shifts that could take them at the least detour, by a look at the places each carer is at
// about that time. A small scope is searched in milliseconds, and whoever is far away is left in peace. O(visits x turns).
#pragma once

#include <vector>

#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::living {

struct Around {
  int shifts_per_visit = 20;
  bool idle_substitutes = true;  ///< substitutes who have nothing to do yet may be called
};

/// Scope of those shifts and all visits on them, the given visits and what they are tied to. Within `scope`.
municipal::Scope around(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan,
                        const std::vector<int>& visits, municipal::Moment now, const Around& options);

}  // namespace meretid::homecare::living
