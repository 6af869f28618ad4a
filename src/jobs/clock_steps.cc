// SPDX-License-Identifier: EUPL-1.2
#include "jobs/clock_steps.h"

#include "jobs/leader.h"
#include "jobs/lease.h"

namespace meretid::jobs {

std::int64_t ClockSteps::since_last(Timestamp wall, Steady steady) {
  std::int64_t step = 0;
  if (wall_) step = (wall - *wall_) - std::chrono::duration_cast<std::chrono::microseconds>(steady - steady_).count();
  wall_ = wall;
  steady_ = steady;
  return step;
}

Result<std::int64_t> mend_times(store::Connection& db, Timestamp now) {
  std::int64_t mended = 0;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    const Timestamp limit = now + kFarthest;
    TRY(const std::int64_t waiting, tx.execute("UPDATE jobs SET ready = $1 WHERE state = 'queued' AND ready > $2", {now, limit}));
    // All by the same amount: who came first is served first.
    TRY(const std::int64_t turns,
        tx.execute("UPDATE jobs SET turn = turn - (SELECT max(turn) FROM jobs WHERE state = 'queued') + $1 "
                   "WHERE state = 'queued' AND turn > $2",
                   {now, limit}));
    TRY(const std::int64_t leases,
        tx.execute("UPDATE jobs SET lease_until = $1 WHERE state IN ('running', 'joining') AND lease_until > $2",
                   {now + Leases::kLength, limit + Leases::kLength}));
    TRY(const std::int64_t leaders, tx.execute("UPDATE leaders SET lease_until = $1 WHERE lease_until > $2",
                                               {now + kLeaderLease, limit + kLeaderLease}));
    TRY(const std::int64_t timers, tx.execute("UPDATE periodic_runs SET latest = $1 WHERE latest > $2", {now, limit}));
    mended = waiting + turns + leases + leaders + timers;
    return {};
  }));
  return mended;
}

}  // namespace meretid::jobs
