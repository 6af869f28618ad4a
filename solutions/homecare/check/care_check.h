// SPDX-License-Identifier: EUPL-1.2
// Strict checker for HHCRSP solutions. Every need served once by an able carer; two needs of a patient by two different
// carers, their starts within the gap; no start before the window opens, before the carer can be there, or before 0; service
// is not interrupted. Objective (distance + tardiness + largest tardiness) / 3. Pure, thread-safe, O(visits log visits).
#pragma once

#include "solutions/homecare/check/verdict.h"
#include "solutions/homecare/formats/care.h"

namespace meretid::homecare {

/// Published solutions are written with three decimals.
inline constexpr double kCareTolerance = 0.002;

Verdict check_care(const CareInstance& instance, const std::vector<CareRoute>& routes);

}  // namespace meretid::homecare
