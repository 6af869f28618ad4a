// SPDX-License-Identifier: EUPL-1.2
// When the wall clock is set. Every time in the job tables is wall time, because several hosts must read it the same way; so a
// clock that is set back (NTP after a long silence, an administrator, a virtual machine that went on from a snapshot) leaves times
// in the future: jobs that wait for an hour that nobody wanted, leases and leaders that outlive their holders. And a clock that is
// set forward makes every lease look run out. Summer time is no such step: all times are UTC.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "base/clock.h"
#include "store/connection.h"

namespace meretid::jobs {

/// Smaller steps are waited out; no pause or lease of ours is that long.
inline constexpr std::int64_t kFarthest = 2 * kMinute;

/// Notices steps of the wall clock by the one that cannot be set. Not thread-safe.
class ClockSteps {
 public:
  using Steady = std::chrono::steady_clock::time_point;
  /// Microseconds that the wall clock has gone more than time itself since the last call; below zero: it was set back. 0 at first.
  std::int64_t since_last(Timestamp wall, Steady steady);

 private:
  std::optional<Timestamp> wall_;
  Steady steady_{};
};

/// After a step back, also one that happened while nothing ran: times further ahead than any that is ever set become now, the order
/// of the waiting stays. Gives how many rows were put right. Cost: one look at the waiting and running jobs.
Result<std::int64_t> mend_times(store::Connection& db, Timestamp now);

}  // namespace meretid::jobs
