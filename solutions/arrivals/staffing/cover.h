// SPDX-License-Identifier: EUPL-1.2
// The fewest paid hours of shifts that cover a need. Shifts are intervals of slots, so the matrix of the covering problem has
// consecutive ones and the problem is a flow (Ahuja, Magnanti and Orlin, "Network Flows", 9.6): a shift carries flow from its begin to its
// end, surplus flows back in time. Successive shortest paths: the answer is the best there is. Pure; four weeks of hours: milliseconds.
#pragma once

#include <cstddef>
#include <vector>

namespace meretid::arrivals {

struct Shift {
  std::size_t first = 0, end = 0;  ///< slots; end exclusive
  double cost = 0;                 ///< paid slots: the whole shift, also where the horizon cuts it
  int count = 0;                   ///< people on it, in the answer
};

/// Gives every shift its count. False where a slot with a need is in no shift.
bool cover(const std::vector<int>& need, std::vector<Shift>& shifts);

}  // namespace meretid::arrivals
