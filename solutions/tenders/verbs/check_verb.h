// SPDX-License-Identifier: EUPL-1.2
// For buyers and for who compares tools: `check` one tender before award, `template` for collecting bids, `flags` as Cardinal defines them.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::tenders {

void enter_check(solution::Hall& hall);

}  // namespace meretid::tenders
