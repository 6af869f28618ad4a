// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/enter.h"

#include "solution/hall.h"
#include "solutions/homecare/hall/propose.h"
#include "solutions/homecare/hall/routes.h"

namespace meretid::homecare::hall {

// Laying the routes of a day by hand takes a planner the better part of a morning; shown as assumed until the municipality has
// measured its own.
constexpr double kAssumedMinutes = 120;

void enter(solution::Hall& hall) {
  hall.job<ProposeInput, PlanDraft>("propose", people::Role::kPlanner, &propose).draft_of("plan").needs({2, 4096, 7200}).frees(kAssumedMinutes);
  enter_routes(hall);
  hall.page(people::Role::kPlanner);
}

}  // namespace meretid::homecare::hall
