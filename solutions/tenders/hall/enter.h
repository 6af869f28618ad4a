// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "solution/hall.h"

namespace meretid::tenders::hall {

/// The job `propose`, whose findings a person decides on, and the room's page.
void enter(solution::Hall& hall);

}  // namespace meretid::tenders::hall
