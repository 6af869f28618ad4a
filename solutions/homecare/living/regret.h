// SPDX-License-Identifier: EUPL-1.2
// Absent visits go in one after the other, first the one that loses most if its best carer is taken: regret-3 (Potvin and Rousseau,
// "A parallel route building algorithm", EJOR 66, 1993). For a visit without a place one other visit is moved aside to another
// carer (ejection), if both then have a place. O(absent^2 x nodes), and some 40 trials for a visit without a place.
#pragma once

#include "solutions/homecare/day/slots.h"
#include "solutions/homecare/day/state.h"

namespace meretid::homecare::living {

/// `eject`: whether others may be moved aside.
void regret_insert(day::State& state, const day::Price& price, bool eject);

/// Visits that another carer makes than in the plan in force go back to theirs where that costs less.
void bring_back(day::State& state, const day::Price& price);

/// The best place of the visit on each tour, or pair of places; cheapest first.
struct Place {
  double cost = 0;
  int behind[2] = {day::kNone, day::kNone};
};
std::vector<Place> places(const day::State& state, const day::Price& price, int visit, std::size_t most, int only_tour = day::kNone);

}  // namespace meretid::homecare::living
