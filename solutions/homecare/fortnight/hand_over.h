// SPDX-License-Identifier: EUPL-1.2
// Which carer of a day takes which of its routes. Two carers who work at the same time may exchange whole routes: no visit moves by
// a second and hardly any driving is added, but a citizen may get a face that is known from other days. The best exchange of all
// routes of the day at once is an assignment problem. Pure, thread-safe, O(shifts² × (turns + shifts)).
#pragma once

#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::fortnight {

/// What a carer's coming costs in minutes of driving, given so many visits on other days. A carer who never comes costs
/// Weights::new_face; one who comes costs `thin` / (1 + visits) of it, so that acquaintances grow together rather than stay many
/// and thin. thin = 0 is the objective itself.
struct FaceCost {
  double new_face = 0, thin = 0;

  double operator()(int visits) const { return new_face * (visits == 0 ? 1 : thin / (1 + visits)); }
};

/// The routes of the day's shifts exchanged so that they cost least; starts stay. Pinned routes, ill carers and carers with two
/// shifts on the day keep theirs.
void hand_over(const municipal::Municipality& all, const municipal::Scope& day, const municipal::Faces& others, const FaceCost& face,
               municipal::Plan& plan);

}  // namespace meretid::homecare::fortnight
