// SPDX-License-Identifier: EUPL-1.2
// Do two firms cover for others (the interaction of Imhof, Karagok and Rutz, "Screening for bid rigging: does it work?", Journal of
// Competition Law and Economics 14, 2018)? Bids are put on [0, 1] within the tender, 0 the lowest and 1 the highest. The
// question is how often both lie in the upper half, the quadrant of cover bids, as they do when both cover for a third.
// Null: given how many bids of a tender lie in its upper half, chance decides which firms those are, save that firms lie there with
// propensities of their own: a firm's is its observed over its expected count in all its tenders, shrunk by two. The number of meetings
// in the quadrant is then a sum of independent events of unequal chance (mid-p of its exact distribution), one-sided.
// A ring of all bidders cannot be seen so: where all are members, nobody is unusual. The margins of missing_bids.h see it.
// At least 10 meetings in tenders with three bids or more. Pure, O(meetings^2).
#pragma once

#include <vector>

#include "solutions/tenders/tests/outcome.h"
#include "solutions/tenders/tests/pairs.h"

namespace meretid::tenders {

class CoverTest {
 public:
  explicit CoverTest(const Market& market);
  /// found and expected: meetings in the quadrant; used: meetings.
  Outcome operator()(const Pair& pair) const;
  /// A bid between the lowest (0) and the highest (1) of its tender; 0 where all are equal.
  double place(std::size_t bid) const { return place_[bid]; }

 private:
  const Market& market_;
  std::vector<double> place_;
  std::vector<double> above_;            ///< by tender: bids in the upper half
  std::vector<double> propensity_;       ///< by firm
};

}  // namespace meretid::tenders
