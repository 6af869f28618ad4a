// SPDX-License-Identifier: EUPL-1.2
// The strict checker of a municipality's plan: whoever made it, every rule is looked up in the model anew. Shares no code with a
// search, with may_make() or with cost_of(). What it calls a breach:
//  – a visit neither made nor listed as without place, made twice, made by fewer carers than it needs, or made and listed;
//  – two carers of a visit who are the same person or do not start at the same second;
//  – a link's gap (only where the other visit is made);
//  – a start before its windows, after them in a medical visit, or more than Rules::stretch after them in another;
//  – a carer without the skill, the level or a delegation that holds on the very day; a ban; a wish for a gender;
//  – a start before the carer can be there (way, parking and pause counted), a way that does not exist, a carer home later than
//    Rules::overtime after the shift, or on two routes at once;
//  – a pause that is missing, begins outside its window, or overlaps a visit or a way. It may be taken before the way or after it;
//  – a pin that is not kept; a visit that ends after its carer left ill.
// Where a visit has begun (Pin::begun) its time is a fact: lateness is counted, but its start breaches nothing.
// Times are whole seconds by their type. Pure, thread-safe, O(turns × log visits).
#pragma once

#include <array>
#include <vector>

#include "base/error.h"
#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::municipal {

struct PlanVerdict {
  std::array<int, kPriorities> unassigned{};  ///< visits listed as without place; no breach
  int late = 0;                                ///< visits that start after their window, allowed or not
  std::int64_t late_seconds = 0;
  Duration most_late = 0;
  std::int64_t overtime_seconds = 0;           ///< of all shifts, allowed or not
  std::vector<base::Error> breaches;           ///< each names visit, citizen, carer and local time; `where` is the shift

  bool holds() const { return breaches.empty(); }
};

PlanVerdict check_plan(const Municipality& all, const Plan& plan);

}  // namespace meretid::homecare::municipal
