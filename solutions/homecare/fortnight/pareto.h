// SPDX-License-Identifier: EUPL-1.2
// What continuity costs: plans of the same fortnight at several weights of continuity, for a planner to choose from. Each weight has
// the whole budget, one after the other. Cost: that of plan_fortnight for each weight.
#pragma once

#include <vector>

#include "solutions/homecare/fortnight/plan_fortnight.h"
#include "solutions/homecare/municipal/measures.h"

namespace meretid::homecare::fortnight {

struct Choice {
  double continuity_weight = 0;
  double driving = 0;       ///< minutes
  double faces = 0;         ///< NC14, mean
  int unassigned = 0;       ///< visits
  bool beaten = false;      ///< another choice has not more of any of the three and less of one
  municipal::Plan plan;
};

/// The beaten ones among them are marked.
void mark_beaten(std::vector<Choice>& choices);

/// In the order of the weights. `budget_for` begins the budget of one weight (a clock of its own where seconds limit it).
std::vector<Choice> choices(const municipal::Municipality& all, const std::vector<double>& weights, const FortnightOptions& options,
                            const std::function<Budget()>& budget_for, const municipal::Faces& before = {});

}  // namespace meretid::homecare::fortnight
