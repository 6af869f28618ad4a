// SPDX-License-Identifier: EUPL-1.2
// A day that has begun, after something happened: who called in sick, what was cancelled, what came in between, who runs late. What
// has begun by now is a fact (Pin::begun) that no search moves; the rest stands as it was planned, but for what was lost.
// Values; pure functions. O(turns), and a copy of the municipality.
#pragma once

#include <vector>

#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::living {

using municipal::Duration;
using municipal::Moment;

struct Absence {
  int carer = 0;
  Moment from = 0;
};

/// The carer is late by so much: the visit under way lasts longer (for both, where two make it), or the shift begins later.
struct Overrun {
  int carer = 0;
  Duration late = 0;
};

struct Event {
  Moment now = 0;
  std::vector<Absence> absent;
  std::vector<int> cancelled;             ///< visits
  std::vector<municipal::Visit> added;    ///< emergencies; they become the last visits of the municipality
  std::vector<Overrun> overruns;
};

struct LiveDay {
  municipal::Municipality all;
  municipal::Scope scope;        ///< without what was cancelled
  municipal::Plan running;       ///< as it was told to carers and citizens
  municipal::Plan plan;          ///< what of it still stands; what was lost or cancelled is unassigned
  std::vector<int> lost;         ///< visits that need a new carer, added ones among them; sorted
  std::vector<int> delayed;      ///< visits of a carer who runs late, not begun; sorted
  Moment now = 0;
};

/// Visits in progress or done at `now`, and visits that end before an absence, stay with who makes them.
LiveDay after(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan, const Event& event);

/// Pins all visits of the plan that start before `now`. Other pins are kept.
void freeze(municipal::Municipality& all, const municipal::Plan& plan, Moment now);

}  // namespace meretid::homecare::living
