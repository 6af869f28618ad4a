// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::nightwatch::administration {

/// The tables and routes of the pages.
void enter(solution::Hall& hall);

}  // namespace meretid::nightwatch::administration
