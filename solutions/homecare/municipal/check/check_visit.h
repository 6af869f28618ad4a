// SPDX-License-Identifier: EUPL-1.2
// One visit of a plan: who comes, whether they may, when, together and after what.
#pragma once

#include <vector>

#include "solutions/homecare/municipal/check/findings.h"

namespace meretid::homecare::municipal {

/// One carer's part of a visit in the plan.
struct Made {
  int need = 0, shift = 0;
  Moment start = 0;
};

/// `made`: by visit.
void check_visit(const Municipality& all, int visit, const std::vector<std::vector<Made>>& made, bool listed, Findings& findings);

}  // namespace meretid::homecare::municipal
