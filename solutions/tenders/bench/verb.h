// SPDX-License-Identifier: EUPL-1.2
// `meretid tenders bench --data DIR --json`: how good and how fast the room is.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::tenders {

void enter_bench(solution::Hall& hall);

}  // namespace meretid::tenders
