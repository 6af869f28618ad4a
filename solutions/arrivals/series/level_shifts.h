// SPDX-License-Identifier: EUPL-1.2
// Where the level of a series changes for good or for months, faster and further than seasons do: a ward that closed, an epidemic, a new
// visitation rule. Weeks are compared, the eight before with the eight after, against how far such means differ anyway. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {

struct LevelShift {
  std::int32_t day = 0;      ///< about, since 1970: the Monday of the week that it falls in
  double percent = 0;        ///< of the level before
};

/// At most one in eight weeks, by day. Weeks that are less than half known are left out.
std::vector<LevelShift> level_shifts(const Series& series);

}  // namespace meretid::arrivals
