// SPDX-License-Identifier: EUPL-1.2
// A carer calls in sick: what becomes of their visits. Each remedy is a whole plan that the planner may take as one change.
// Deterministic; knows no clock but the budget's.
#pragma once

#include <string>
#include <vector>

#include "solutions/homecare/municipal/plan.h"
#include "solutions/homecare/route/budget.h"

namespace meretid::homecare::hall {

struct Remedy {
  std::string kind;  ///< "spread": each lost visit where it costs least; "substitute": a free carer takes over; "replan": searched anew
  municipal::Plan plan;
};

/// The visits of the shift that are not done when the carer leaves.
std::vector<int> lost_visits(const municipal::Municipality& all, const municipal::Plan& plan, int shift, municipal::Moment from);

/// `all` has the absence already; nothing that begins before `from` is touched by the search. Not ranked; without those that are the same plan as an earlier one.
std::vector<Remedy> remedies(const municipal::Municipality& all, const municipal::Plan& plan, const municipal::Faces& known, int shift,
                             const std::vector<int>& lost, municipal::Moment from, const Budget& budget);

}  // namespace meretid::homecare::hall
