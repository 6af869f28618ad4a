// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/fortnight/pareto.h"

#include <algorithm>

namespace meretid::homecare::fortnight {

void mark_beaten(std::vector<Choice>& choices) {
  for (Choice& choice : choices)
    choice.beaten = std::ranges::any_of(choices, [&](const Choice& other) {
      return other.driving <= choice.driving && other.faces <= choice.faces && other.unassigned <= choice.unassigned &&
             (other.driving < choice.driving || other.faces < choice.faces || other.unassigned < choice.unassigned);
    });
}

std::vector<Choice> choices(const municipal::Municipality& all, const std::vector<double>& weights, const FortnightOptions& options,
                            const std::function<Budget()>& budget_for, const municipal::Faces& before) {
  std::vector<Choice> found;
  for (const double weight : weights) {
    FortnightOptions own = options;
    own.continuity_weight = weight;
    const Budget budget = budget_for();
    Choice choice;
    choice.continuity_weight = weight;
    choice.plan = plan_fortnight(all, own, budget, before);
    const municipal::Measures measures = municipal::measures_of(all, choice.plan);
    choice.driving = measures.total.costs.driving;
    choice.faces = measures.often.mean;
    choice.unassigned = static_cast<int>(choice.plan.unassigned.size());
    found.push_back(std::move(choice));
  }
  mark_beaten(found);
  return found;
}

}  // namespace meretid::homecare::fortnight
