// SPDX-License-Identifier: EUPL-1.2
// Waiting with many servers: Erlang's B and C formulas (Erlang, 1917; recursion as in Cooper, "Introduction to Queueing Theory",
// 3.3). Exponential service, first come first served. Pure; c steps.
#pragma once

namespace meretid::arrivals {

/// P(an arrival must wait) with `servers` and `load` (arrivals a time x mean service time). 1 where the load is not below the servers.
double erlang_c(int servers, double load);

/// P(wait > `wait`); `wait` in mean service times.
double waits_longer(int servers, double load, double wait);

}  // namespace meretid::arrivals
