// SPDX-License-Identifier: EUPL-1.2
// plan_text() and check_text() for a municipality's file and for a problem of VROOM: every day of the file is searched in turn, each
// with its share of the budget and with the faces of the days before it; a problem of VROOM is searched as one.
#pragma once

#include "solutions/homecare/plan/plan_text.h"

namespace meretid::homecare {

Result<PlanAnswer> plan_municipal_text(std::string_view text, const PlanRequest& request, const Budget& budget);
Result<Verdict> check_municipal_text(std::string_view text, std::string_view solution, Format format, std::string_view map);

}  // namespace meretid::homecare
