// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::nightwatch::live {

/// The service, the route that devices without a broker send to, and what `meretid doctor` says of broker and memory.
void enter(solution::Hall& hall);

}  // namespace meretid::nightwatch::live
