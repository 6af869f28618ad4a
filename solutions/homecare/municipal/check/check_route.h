// SPDX-License-Identifier: EUPL-1.2
// One carer's route against the clock: ways, parking, pause, the shift's begin and end, and leaving ill.
#pragma once

#include <optional>

#include "solutions/homecare/municipal/check/findings.h"

namespace meretid::homecare::municipal {

/// When the carer leaves for the first visit and is back from the last one.
struct Away {
  Moment from = 0, until = 0;
};

/// None where the route has no visits. All turns must name visits that exist.
std::optional<Away> check_route(const Municipality& all, int shift, const Route& route, Findings& findings);

}  // namespace meretid::homecare::municipal
