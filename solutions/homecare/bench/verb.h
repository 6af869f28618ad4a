// SPDX-License-Identifier: EUPL-1.2
// `meretid homecare bench --data DIR --json`: all figures of the room.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::homecare {

void enter_bench(solution::Hall& hall);

}  // namespace meretid::homecare
