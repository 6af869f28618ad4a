// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/hall/enter.h"

#include "solution/hall.h"
#include "solutions/nightwatch/hall/routes.h"

namespace meretid::nightwatch::hall {

void enter(solution::Hall& hall) {
  hall.migrations("solutions/nightwatch/hall/migrations");
  enter_routes(hall);
}

}  // namespace meretid::nightwatch::hall
