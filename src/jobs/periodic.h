// SPDX-License-Identifier: EUPL-1.2
// Jobs that a timer starts. Every supervisor asks; the database lets one of them through per period.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "store/connection.h"

namespace meretid::jobs {

struct Periodic {
  std::string room, kind;
  std::int64_t seconds = 3600;
  std::string input_json;
};

class Queue;

/// Enqueues those that are due and whose last job has ended; gives how many. A period missed while the machine was off is
/// made up for once, not once per period.
Result<int> enqueue_due(store::Connection& db, Queue& queue, const std::vector<Periodic>& all, Timestamp now);

}  // namespace meretid::jobs
