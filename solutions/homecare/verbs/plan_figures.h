// SPDX-License-Identifier: EUPL-1.2
// A municipality's plan in figures, as verbs say them and as JSON. Worked out by measures_of() and check_plan().
#pragma once

#include <string>

#include "describe/describe.h"
#include "solutions/homecare/municipal/check/check_plan.h"
#include "solutions/homecare/municipal/measures.h"

namespace meretid::homecare {

struct PlanFigures {
  int visits = 0, unassigned = 0, routes = 0, late = 0;
  double driving_minutes = 0, driving_km = 0, direct_share = 0, driving_share = 0, overtime_minutes = 0;
  double faces_mean = 0, faces_median = 0;
  int faces_citizens = 0, faces_days = 0;
  double three_commonest = 0, coc = 0, by_contact = 0, start_deviation = 0;
  int breaches = 0;
};
void fields(describe::Fields<PlanFigures>& f);

PlanFigures figures_of(const municipal::Municipality& all, const municipal::Plan& plan);
/// Lines for people.
std::string figures_text(const PlanFigures& figures, std::string_view language);

}  // namespace meretid::homecare
