// SPDX-License-Identifier: EUPL-1.2
// What one more visit costs at a place of a tour, in O(1): way, faces, wishes and fairness exactly; its own lateness exactly; what
// those behind it are made late by from below (the delay beyond the ease of the next one). Waiting of others is left out.
// Pure, but for the State it reads.
#pragma once

#include <limits>
#include <optional>

#include "solutions/homecare/day/state.h"

namespace meretid::homecare::day {

struct Slot {
  double cost = std::numeric_limits<double>::infinity();  ///< minutes of driving
  int behind = kNone;
  Moment from = 0, until = 0;  ///< starts that the tour allows; cost is that of the first
};

class Slots {
 public:
  Slots(const State& state, const Price& price) : problem_(state.problem()), state_(state), price_(price) {}

  /// What depends on the tour alone: faces, contact person, wishes, running plan. Minutes.
  double of_tour(const Node& node, int tour) const;
  /// The place behind `behind`, when it keeps windows and costs less than `most`. The start is in [from, until] too. Does not ask
  /// whether the carer may make it. `way_in`: seconds from `behind` where known, else negative.
  std::optional<Slot> at(int node, int behind, double most, Moment from, Moment until, Duration way_in = -1) const;
  /// What starting at `start` costs the visit and those behind the slot.
  double of_start(int node, int behind, Moment start) const;

 private:
  const Problem& problem_;
  const State& state_;
  const Price& price_;
};

}  // namespace meretid::homecare::day
