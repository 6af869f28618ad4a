// SPDX-License-Identifier: EUPL-1.2
// For every stop, the few others worth standing beside it: granular neighbourhoods (Toth and Vigo 2003) with the proximity
// of Vidal, Crainic, Gendreau and Prins 2013 (distance + waiting + lateness that the arc alone forces), apart for those
// before and those after, because windows make time one-way. Arcs that no plan can use are left out.
// Immutable, shared by threads. Built in O(n^2 log k); memory 24 bytes per stop and neighbour.
#pragma once

#include <span>

#include "solutions/homecare/route/problem.h"
#include "solutions/homecare/route/short_lists.h"

namespace meretid::homecare {

struct Near {
  std::int32_t stop;
  Span distance, duration;  ///< of the arc between the two, in the list's direction
};

class Neighbours {
 public:
  /// `insertion`: how many stops before and after; `closest`: how long the list of the plainly near ones is.
  Neighbours(const Problem& problem, int insertion, int closest);

  /// Stops p with an arc p -> stop, best first.
  std::span<const Near> before(int stop) const { return before_[stop]; }
  /// Stops s with an arc stop -> s, best first.
  std::span<const Near> after(int stop) const { return after_[stop]; }
  /// The stop itself, then the nearest by distance there and back, whatever their windows.
  std::span<const std::int32_t> closest(int stop) const { return closest_[stop]; }

 private:
  ShortLists<Near> before_, after_;
  ShortLists<std::int32_t> closest_;
};

}  // namespace meretid::homecare
