// SPDX-License-Identifier: EUPL-1.2
// The job "propose": a municipality's file in, a plan for a planner out. One day by the search of a day, more
// by the search of a fortnight. With iterations instead of seconds the plan depends on the seed alone.
#pragma once

#include "jobs/context.h"
#include "solutions/homecare/hall/rows.h"

namespace meretid::homecare::hall {

Result<PlanDraft> propose(const ProposeInput& input, jobs::JobContext& context);

}  // namespace meretid::homecare::hall
