// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::nightwatch::live {

/// The service and the route that devices without a broker send to.
void enter(solution::Hall& hall);

}  // namespace meretid::nightwatch::live
