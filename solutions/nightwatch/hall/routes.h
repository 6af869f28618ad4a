// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::nightwatch::hall {

/// Alarms, answers, presence, pause, the feed: what a night board needs. README.md lists them.
void enter_routes(solution::Hall& hall);

}  // namespace meretid::nightwatch::hall
