// SPDX-License-Identifier: EUPL-1.2
// Jobs that a timer starts. Every supervisor asks; the database lets one of them through per period.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "store/connection.h"

namespace meretid::people { struct Case; }

namespace meretid::jobs {

/// Which cases have something to do now. Asked once a period, in the transaction that starts the jobs: what it notes in the room's
/// tables ("asked for") holds exactly where the jobs were started.
using DueCases = std::function<Result<std::vector<Id<people::Case>>>(store::Connection& db, Timestamp now)>;

struct Periodic {
  std::string room, kind;
  std::int64_t seconds = 3600;
  std::string input_json;
  DueCases cases = {};  ///< none: one job a period, of no case
};

class Queue;

/// Enqueues those that are due and whose last job has ended; gives how many. A period missed while the machine was off is
/// made up for once, not once per period. In a case that is closed, or where such a job waits or runs, none is started.
Result<int> enqueue_due(store::Connection& db, Queue& queue, const std::vector<Periodic>& all, Timestamp now);

}  // namespace meretid::jobs
