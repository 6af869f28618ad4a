// SPDX-License-Identifier: EUPL-1.2
// Collecting on the server: the job, what the page asks, and what the doctor says of the archives.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::access {

void enter_served_collect(solution::Hall& hall);

}  // namespace meretid::access
