// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/hall/enter.h"

#include "solution/hall.h"

namespace meretid::nightwatch::hall {

void enter(solution::Hall& hall) { hall.migrations("solutions/nightwatch/hall/migrations"); }

}  // namespace meretid::nightwatch::hall
