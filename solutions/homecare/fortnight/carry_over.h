// SPDX-License-Identifier: EUPL-1.2
// The routes of one day as a first draft of another: the visits of the same series in the same order at the same time of day. So
// the same citizens stay together on a route, as on the fixed routes (faste ruter) that planners keep, and a carer who takes the
// route on several days meets the same people. What does not recur, or does not fit whom it falls to, is left without a place.
// Pure, thread-safe, O(routes × shifts × turns).
#pragma once

#include "solutions/homecare/fortnight/hand_over.h"

namespace meretid::homecare::fortnight {

/// Replaces the plan's routes of `to` by those of `from`. Nothing of `to` may be pinned; `others`: who is known from other days.
void carry_over(const municipal::Municipality& all, int from, int to, const std::vector<municipal::Scope>& days, const municipal::Faces& others,
                const FaceCost& face, municipal::Plan& plan);

}  // namespace meretid::homecare::fortnight
