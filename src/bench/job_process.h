// SPDX-License-Identifier: EUPL-1.2
// The processes of a measurement of jobs: this program again, as a supervisor and as its workers, on two kinds of job that
// cost nothing by themselves. What is measured is the queue.
#pragma once

#include <atomic>
#include <string>

#include "solution/config.h"

namespace meretid::bench {

/// The room of the measurement and its kinds: "nothing" answers at once, "wait" after its input's number of milliseconds.
inline constexpr const char* kRoom = "bench";

/// Whole lives; they give the exit status. `parent`: 0, or whose end ends them too.
int job_server(const solution::Config& config, int workers, int parent, const std::atomic<bool>& drain);
int job_worker(const solution::Config& config, const std::string& name, int parent);

}  // namespace meretid::bench
