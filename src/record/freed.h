// SPDX-License-Identifier: EUPL-1.2
// Freed time and what it cost. Assumed minutes (what the room says a job frees) and measured ones
// (sampled baseline minutes minus the active minutes of the people who decided) are kept and summed
// apart, never mixed; measured ones may be negative. CPU seconds add up over retries. Functions on
// a connection; sums are for the public register: no case, no person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "record/line.h"
#include "store/connection.h"

namespace meretid::record {

/// Adds CPU seconds to a job (each run of it once).
Result<void> add_cpu_seconds(store::Connection& db, const Id<jobs::Job>& job, std::string_view room,
                             std::string_view kind, double cpu_seconds, Timestamp at);
/// A job's draft was decided and used: its assumed minutes count, once per job.
Result<void> add_freed(store::Connection& db, const Id<jobs::Job>& job, std::string_view room,
                       std::string_view kind, double assumed_minutes, Timestamp at);
/// One sampled piece of the same work done without the house.
Result<void> add_baseline(store::Connection& db, std::string_view room, std::string_view kind,
                          double minutes, const Id<people::Account>& account, Timestamp at);

struct RoomSums {
  std::string room;
  std::int64_t jobs = 0;  ///< with CPU seconds
  double cpu_seconds = 0;
  std::int64_t decisions = 0;  ///< lines, undone ones too
  std::int64_t assumed_jobs = 0;
  double assumed_minutes = 0;
  std::int64_t measured_jobs = 0;              ///< freed jobs of kinds that have a baseline
  double measured_minutes = 0;                 ///< negative when the house took longer
  double measured_low = 0, measured_high = 0;  ///< 95 %; both 0 when fewer than two samples
  std::int64_t baseline_samples = 0;
};
Result<std::vector<RoomSums>> room_sums(store::Connection& db);  ///< by room

}  // namespace meretid::record
