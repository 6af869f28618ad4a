// SPDX-License-Identifier: EUPL-1.2
// `meretid access bench --data DIR --json`: all figures of the room.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::access {

void enter_bench(solution::Hall& hall);

}  // namespace meretid::access
