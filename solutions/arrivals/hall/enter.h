// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::arrivals::hall {

/// The jobs, the tables, the routes and the page of the room.
void enter(solution::Hall& hall);

}  // namespace meretid::arrivals::hall
