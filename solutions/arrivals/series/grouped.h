// SPDX-License-Identifier: EUPL-1.2
// Arrivals by department, triage level or mode, beside their sum: the same slots in all of them. Values.
#pragma once

#include <string>
#include <vector>

#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {

inline constexpr std::size_t kMostGroups = 100;

struct GroupCounts {
  std::vector<std::string> values;  ///< by column: {"Medicinsk", "gul"}
  std::vector<double> counts;
  std::vector<std::uint8_t> known;
};

struct GroupedSeries {
  Series total;
  std::vector<std::string> columns;   ///< empty: no groups
  std::vector<GroupCounts> groups;    ///< by their values, rising
};

/// The sum of some of the groups as a series of its own: known where all of them are, its holes filled.
Series sum_of_groups(const GroupedSeries& series, const std::vector<std::size_t>& groups);

}  // namespace meretid::arrivals
