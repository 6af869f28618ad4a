// SPDX-License-Identifier: EUPL-1.2
// From a plan as it stands to what the page shows. Pure. Cost: O(turns), and for each visit without a place, up to a
// hundred, a walk over its day.
#pragma once

#include "solutions/homecare/hall/loaded.h"
#include "solutions/homecare/hall/view.h"

namespace meretid::homecare::hall {

/// Without state, version and changes: the caller knows them.
PlanView view_of(const Loaded& loaded, const Standing& standing, const PlanDraft& draft);
std::vector<MeasureView> measures(const municipal::Municipality& all, const municipal::Plan& plan);
/// Why a visit without a place has none, the most telling first.
std::vector<ReasonView> reasons(const municipal::Municipality& all, const municipal::Plan& plan, const municipal::Faces& known, int visit);

}  // namespace meretid::homecare::hall
