// SPDX-License-Identifier: EUPL-1.2
// `meretid tenders markets FILE`: the tests of every market, and the pairs and groups of firms that need further examination.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::tenders {

void enter_markets(solution::Hall& hall);

}  // namespace meretid::tenders
