// SPDX-License-Identifier: EUPL-1.2
// `meretid @room@ bench --data DIR --json`: how good and how fast the room is.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::@room@ {

void enter_bench(solution::Hall& hall);

}  // namespace meretid::@room@
