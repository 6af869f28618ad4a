// SPDX-License-Identifier: EUPL-1.2
// Jobs that did not end well: dead (their workers died with them, again and again) or failed. Someone looks at them, and lets
// them run again or lays them aside. Only jobs that a person or a timer started: a child belongs to its parent. Functions on a
// connection; thread-safe as the connection is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "jobs/queue.h"

namespace meretid::jobs {

struct DeadLetter {
  Id<Job> job;
  std::string room, kind;
  Id<people::Case> case_id;       ///< empty: none
  Id<people::Account> account;    ///< who started it; empty: a timer
  State state = State::kDead;
  std::string error_code;         ///< the whole error: Queue::error
  std::int64_t attempts = 0;      ///< runs that ended in an error, in a crash or with a lost lease
  Timestamp created, ended;
};

/// Newest first; of one account or of all.
Result<std::vector<DeadLetter>> dead_letters(store::Connection& db, const std::optional<Id<people::Account>>& of,
                                             std::int64_t limit = 200);

/// Queued again as if new, with the input it had: counters at zero, a new fence, so that nothing of an earlier run is taken.
/// kConflict "jobs.not_dead" where it is not dead or failed (any more).
Result<void> retry_dead(store::Connection& db, const Id<Job>& job, const Id<people::Account>& by, Timestamp now);
/// Laid aside: it counts as cancelled, and its error text goes.
Result<void> discard_dead(store::Connection& db, const Id<Job>& job, const Id<people::Account>& by, Timestamp now);

}  // namespace meretid::jobs
