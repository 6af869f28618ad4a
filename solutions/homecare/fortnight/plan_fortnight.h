// SPDX-License-Identifier: EUPL-1.2
// A plan of many days in which a citizen meets few carers. Steps:
//  1. one day is planned; its routes are the fixed routes to begin with: groups of citizens near each other that fill a shift;
//  2. every other day gets them as its draft (carry_over.h), each to a carer whom its citizens know best, by the assignment problem;
//  3. passes over all days: whole routes change hands (hand_over.h), then the day's search starts from the day's plan and knows who
//     comes on the other days. In early passes a carer who comes seldom counts as unknown, in the last only who never comes.
// The objective is cost_of() of each day with the faces of the others, so a new face weighs what Weights::new_face says.
// Anytime: stopped early, it gives what it has, with the rest unassigned. Deterministic for seed and iterations on any number of
// threads: pairs of days are planned side by side, each with what the others were before.
// The team approach (citizens clustered first) and the pass over days follow S. Nickel, M. Schröder, J. Steeg 2012 (European Journal
// of Operational Research 219(3), mid-term and short-term home care) and M. Gamst, T. S. Jensen 2011 (long-term home care).
#pragma once

#include <functional>

#include "solutions/homecare/municipal/plan.h"
#include "solutions/homecare/route/budget.h"

namespace meretid::homecare::fortnight {

struct FortnightOptions {
  std::uint64_t seed = 1;
  int threads = 2;
  /// Scales Weights::new_face and Weights::not_contact, which are set for a single day, where few faces are new. Over a fortnight a
  /// lower price keeps the added driving within some 2 %. 0: each day for itself, by driving and the rest; no steps 2 and 3.
  double continuity_weight = 0.05;
  int passes = 2;
  /// Days that are not to be touched, as the start plan has them; sorted.
  std::vector<int> kept_days{};
};

/// `share`: of the work, 0 to 1. `plan`: valid as it stands. Comes from the caller's thread.
using Progress = std::function<void(double share, const municipal::Plan& plan)>;

/// `before`: who came in the fortnight before. `start`: the plan in force, of which kept_days stay.
municipal::Plan plan_fortnight(const municipal::Municipality& all, const FortnightOptions& options, const Budget& budget,
                               const municipal::Faces& before = {}, const Progress& progress = {}, const municipal::Plan* start = nullptr);

}  // namespace meretid::homecare::fortnight
