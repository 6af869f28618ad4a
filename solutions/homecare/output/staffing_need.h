// SPDX-License-Identifier: EUPL-1.2
// How many carers a plan needs, half hour by half hour and skill by skill, as a file that a roster can be made from. Format and
// meaning: docs/staffing-need.md. Pure, thread-safe, O(turns × half hours of a route).
#pragma once

#include <string>
#include <vector>

#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::output {

struct Need {
  municipal::Moment start = 0, end = 0;  ///< half an hour, end exclusive
  std::string skill;                     ///< empty: whatever skills
  int least = 0, preferred = 0;          ///< persons

  bool operator==(const Need&) const = default;
};

/// Sorted by start, then skill; half hours that need nobody are left out.
std::vector<Need> staffing_need(const municipal::Municipality& all, const municipal::Plan& plan);

/// CSV with "," and a header; `unit` is written on every row.
std::string staffing_need_csv(const municipal::Municipality& all, const std::vector<Need>& needs, const std::string& unit);

}  // namespace meretid::homecare::output
