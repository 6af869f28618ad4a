// SPDX-License-Identifier: EUPL-1.2
// How many jobs there are, for whoever watches an installation. One pass over the table of jobs; thread-safe as the connection is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "jobs/queue.h"
#include "store/connection.h"

namespace meretid::jobs {

struct Tally {
  std::string room;
  State state = State::kQueued;
  std::int64_t jobs = 0;      ///< child jobs included
  double oldest_seconds = 0;  ///< since the oldest of them might have run; 0 for ended ones
  double cpu_seconds = 0;     ///< of jobs without parent, children included
};

/// By room, then state.
Result<std::vector<Tally>> tally(store::Connection& db, Timestamp now);

}  // namespace meretid::jobs
