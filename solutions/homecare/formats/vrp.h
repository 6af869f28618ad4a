// SPDX-License-Identifier: EUPL-1.2
// Route instances with time windows as research keeps them, and their solutions: the text of Solomon and of Gehring and
// Homberger, VRPLIB (.vrp), and "Route #k:" lists. Strict: every error names line and field. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::homecare {

struct VrpStop {
  double x = 0, y = 0;
  std::int32_t demand = 0;
  double ready = 0, due = 0, service = 0;
};

/// Stop 0 is the depot.
struct VrpInstance {
  std::string name;
  int vehicles = 0;
  std::int64_t capacity = 0;
  std::vector<VrpStop> stops;
};

Result<VrpInstance> read_solomon(std::string_view text);
/// EUC_2D with windows; SERVICE_TIME or SERVICE_TIME_SECTION; the depot is node 1.
Result<VrpInstance> read_vrplib(std::string_view text);

/// "Route #1: 3 17 4": customers from 1 up. Whether they exist and fit is for the checker.
Result<std::vector<std::vector<int>>> read_routes(std::string_view text);
/// With the last line "Cost …".
std::string write_routes(const std::vector<std::vector<int>>& routes, double cost);

}  // namespace meretid::homecare
