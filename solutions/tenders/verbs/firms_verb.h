// SPDX-License-Identifier: EUPL-1.2
// `meretid tenders firms FILE`: bidders that may be one firm, for a person to decide on, and consortia with their members.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::tenders {

void enter_firms(solution::Hall& hall);

}  // namespace meretid::tenders
