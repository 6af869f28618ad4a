// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::nightwatch::hall {

/// The tables, the alarms' routes and feed, the service.
void enter(solution::Hall& hall);

}  // namespace meretid::nightwatch::hall
