// SPDX-License-Identifier: EUPL-1.2
// `meretid tenders screen FILE`: which tenders need further examination, and why.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::tenders {

void enter_screen(solution::Hall& hall);

}  // namespace meretid::tenders
