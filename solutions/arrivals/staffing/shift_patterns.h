// SPDX-License-Identifier: EUPL-1.2
// Shifts as people write them, "07:00-15:00,23:00-07:00" or with minutes of break "07:00-15:00/30", and all of them that touch a stretch of slots.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/arrivals/series/series.h"
#include "solutions/arrivals/staffing/cover.h"

namespace meretid::arrivals {

struct ShiftPattern {
  int begin = 0, end = 0;  ///< minutes since midnight; an end not after the begin lies on the next day
  int pause = 0;           ///< minutes of break; taken in turns within the shift, and paid
};

/// Of all shifts the greatest share that somebody at work is on break.
double share_on_break(const std::vector<ShiftPattern>& patterns);
/// As few at work as leave `present` of them, when that share is on break; and as many as are left of those at work.
int at_work_for(int present, double on_break);
int present_of(int at_work, double on_break);

/// "arrivals.shift_patterns" on anything else.
Result<std::vector<ShiftPattern>> patterns_of(const std::string& text);

/// Slots 0 … slots-1 are those behind the series. A shift that the stretch cuts is paid in full.
std::vector<Shift> shifts_of(const std::vector<ShiftPattern>& patterns, const Series& series, std::size_t slots);

}  // namespace meretid::arrivals
