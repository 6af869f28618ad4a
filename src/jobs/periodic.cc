// SPDX-License-Identifier: EUPL-1.2
#include "jobs/periodic.h"

#include "jobs/queue.h"

namespace meretid::jobs {
namespace {

/// The latest run of this timer, when it holds the next one back: not due yet, or its job still goes on.
Result<bool> waits(store::Connection& db, Queue& queue, const Periodic& timer, Timestamp now) {
  TRY(const store::Rows rows,
      db.query("SELECT latest, job FROM periodic_runs WHERE room = $1 AND kind = $2", {timer.room, timer.kind}));
  if (rows.empty()) return false;
  if (now - rows[0].time("latest") < timer.seconds * kSecond) return true;
  TRY(const auto id, Id<Job>::parse(rows[0].text("job")));
  const auto job = queue.find(db, id);
  return job && !ended(job->state);
}

}  // namespace

Result<int> enqueue_due(store::Connection& db, Queue& queue, const std::vector<Periodic>& all, Timestamp now) {
  int count = 0;
  for (const Periodic& timer : all) {
    TRY(const bool early, waits(db, queue, timer, now));  // outside the transaction: most often there is nothing to do
    if (early) continue;
    bool started = false;
    TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
      started = false;
      TRY(const bool still_early, waits(tx, queue, timer, now));
      if (still_early) return {};
      TRY(const auto job, queue.enqueue(tx, store::CaseScope::installation(), {timer.room, timer.kind, {}, timer.input_json}));
      TRY_VOID(tx.execute("INSERT INTO periodic_runs (room, kind, latest, job) VALUES ($1, $2, $3, $4) "
                          "ON CONFLICT (room, kind) DO UPDATE SET latest = excluded.latest, job = excluded.job",
                          {timer.room, timer.kind, now, job}));
      started = true;
      return {};
    }));
    count += started ? 1 : 0;
  }
  return count;
}

}  // namespace meretid::jobs
