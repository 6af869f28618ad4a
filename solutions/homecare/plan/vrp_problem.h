// SPDX-License-Identifier: EUPL-1.2
// From an instance with coordinates to whole numbers for the search. Distances cut to one decimal become tenths, exactly;
// double precision becomes ten-thousandths, rounded to the safe side (ways up, windows inwards), so that a plan that holds
// in whole numbers holds in the file's. Pure; memory O(stops^2).
#pragma once

#include "solutions/homecare/check/vrp_check.h"
#include "solutions/homecare/route/problem.h"

namespace meretid::homecare {

/// kBadInput when times or distances are too large for whole numbers of 31 bits.
Result<Problem> make_problem(const VrpInstance& instance, Convention convention);

}  // namespace meretid::homecare
