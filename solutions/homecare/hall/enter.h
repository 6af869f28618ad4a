// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::homecare::hall {

/// The job, the routes and the page of the room.
void enter(solution::Hall& hall);

}  // namespace meretid::homecare::hall
