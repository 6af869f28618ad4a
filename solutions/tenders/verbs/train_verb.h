// SPDX-License-Identifier: EUPL-1.2
// `meretid tenders train --data FILE… --label COL --model M`: learns a second opinion from an authority's own cases.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::tenders {

void enter_train(solution::Hall& hall);

}  // namespace meretid::tenders
