// SPDX-License-Identifier: EUPL-1.2
// Shifts as people write them, "07:00-15:00,23:00-07:00", and all of them that touch a stretch of slots.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/arrivals/series/series.h"
#include "solutions/arrivals/staffing/cover.h"

namespace meretid::arrivals {

struct ShiftPattern {
  int begin = 0, end = 0;  ///< minutes since midnight; an end not after the begin lies on the next day
};

/// "arrivals.shift_patterns" on anything else.
Result<std::vector<ShiftPattern>> patterns_of(const std::string& text);

/// Slots 0 … slots-1 are those behind the series. A shift that the stretch cuts is paid in full.
std::vector<Shift> shifts_of(const std::vector<ShiftPattern>& patterns, const Series& series, std::size_t slots);

}  // namespace meretid::arrivals
