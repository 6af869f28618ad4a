// SPDX-License-Identifier: EUPL-1.2
// Freed time and what it cost. Assumed minutes (what the room says a job frees) and measured ones
// (sampled minutes of the same work by hand minus the active minutes of the people who decided) are
// kept and summed apart, never mixed; measured ones may be negative. Costs add up over retries and
// children. Functions on a connection; sums are for the public register: no case, no person, and no
// measured figure that few pieces of work stand behind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "record/bootstrap.h"
#include "record/line.h"
#include "store/connection.h"

namespace meretid::record {

/// Fewer samples by hand, or fewer jobs decided with the house, show no measured figure: it would
/// tell of single people's days, and say little.
inline constexpr std::int64_t kFewest = 5;

struct RunCost {
  double cpu_seconds = 0;
  std::optional<double> joules{};  ///< where the machine's counters can be read
};

/// Adds the cost of one run to the family of its root job. `of_root`: the run was the root's own,
/// so its kind is the family's.
Result<void> add_cost(store::Connection& db, const Id<jobs::Job>& root, std::string_view room,
                      std::string_view kind, bool of_root, const RunCost& cost, Timestamp at);
/// A job's draft was decided and used: its assumed minutes count, once per job.
Result<void> add_freed(store::Connection& db, const Id<jobs::Job>& job, std::string_view room,
                       std::string_view kind, double assumed_minutes, Timestamp at);
/// One sampled piece of the same work done without the house.
Result<void> add_baseline(store::Connection& db, std::string_view room, std::string_view kind,
                          double minutes, const Id<people::Account>& account, Timestamp at);

struct Sums {
  std::int64_t jobs = 0;  ///< with a cost; of those that people or timers started
  double cpu_seconds = 0;
  double metered_cpu_seconds = 0, metered_joules = 0;  ///< the part whose energy was measured
  std::int64_t assumed_jobs = 0;
  double assumed_minutes = 0;
  std::int64_t worked_jobs = 0;  ///< with decisions of people
  double worked_minutes = 0;     ///< their active minutes; shown from kFewest jobs on
  std::int64_t samples = 0;        ///< of the work by hand
  std::int64_t measured_jobs = 0;  ///< decided and used, with known active minutes
  std::optional<Interval> measured{};  ///< minutes freed by measured_jobs
};
struct KindSums : Sums {
  std::string kind;
};
struct RoomSums : Sums {
  std::string room;
  std::int64_t decisions = 0;  ///< lines, undone ones too
  std::vector<KindSums> kinds;
};
struct Freed {
  std::vector<RoomSums> rooms;       ///< by id
  std::optional<Interval> measured;  ///< of all rooms
};

/// Cost: a pass over the tables of costs, decisions and samples; the intervals are remembered as
/// long as nothing new was measured.
Result<Freed> freed_time(store::Connection& db);

}  // namespace meretid::record
