// SPDX-License-Identifier: EUPL-1.2
// Independent pieces of work on all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace meretid::nightwatch {

/// work(0) … work(count - 1), on as many threads as the machine has cores; in no order. Ends when all are done.
void each(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace meretid::nightwatch
