// SPDX-License-Identifier: EUPL-1.2
// `meretid nightwatch bench --data DIR --json`: all figures of the room, people and trials apart.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::nightwatch {

void enter_bench(solution::Hall& hall);

}  // namespace meretid::nightwatch
