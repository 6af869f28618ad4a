// SPDX-License-Identifier: EUPL-1.2
// The verbs of Ruteplan on instance files: `plan` searches, `check` judges a solution that anybody made.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::homecare {

void enter_plan(solution::Hall& hall);
void enter_check(solution::Hall& hall);

}  // namespace meretid::homecare
