// SPDX-License-Identifier: EUPL-1.2
// What the review page asks of a proposal beside the proposal itself: where words stand that nobody has found, and what the letter
// of this case needs to know. Both only read; what a person decides goes into the record by the hall's own route.
#pragma once

#include "solution/hall.h"

namespace meretid::access {

void add_review_routes(solution::Hall& hall);

}  // namespace meretid::access
