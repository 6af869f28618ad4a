// SPDX-License-Identifier: EUPL-1.2
#include "jobs/periodic.h"

#include "jobs/queue.h"
#include "people/case_access.h"

namespace meretid::jobs {
namespace {

/// The latest run of this timer, when it holds the next one back: not due yet, or its job still goes on.
Result<bool> waits(store::Connection& db, Queue& queue, const Periodic& timer, Timestamp now) {
  TRY(const store::Rows rows,
      db.query("SELECT latest, job FROM periodic_runs WHERE room = $1 AND kind = $2", {timer.room, timer.kind}));
  if (rows.empty()) return false;
  if (now - rows[0].time("latest") < timer.seconds * kSecond) return true;
  if (timer.cases) return false;  // asked case by case
  TRY(const auto id, Id<Job>::parse(rows[0].text("job")));
  const auto job = queue.find(db, id);
  return job && !ended(job->state);
}

Result<bool> may_start(store::Connection& tx, const Periodic& timer, const Id<people::Case>& id) {
  TRY(const store::Rows open, tx.query("SELECT id FROM cases WHERE id = $1 AND room = $2 AND state = 'open'", {id, timer.room}));
  if (open.empty()) return false;
  TRY(const store::Rows busy, tx.query("SELECT id FROM jobs WHERE case_id = $1 AND room = $2 AND kind = $3 AND state IN ('queued', 'running', 'joining')",
                                       {id, timer.room, timer.kind}));
  return busy.empty();
}

/// Gives the job that stands for this run of the timer; empty where it started none.
Result<std::string> start(store::Connection& tx, Queue& queue, const Periodic& timer, Timestamp now, int& started) {
  if (!timer.cases) {
    TRY(const auto job, queue.enqueue(tx, store::CaseScope::installation(), {timer.room, timer.kind, {}, timer.input_json}));
    ++started;
    return job.text();
  }
  TRY(const auto due, timer.cases(tx, now));
  std::string last;
  for (const Id<people::Case>& id : due) {
    TRY(const bool free, may_start(tx, timer, id));
    if (!free) continue;
    TRY(const auto access, people::open_case_for_duty(tx, id, {}, "periodic", now));
    TRY(const auto job, queue.enqueue(tx, access, {timer.room, timer.kind, {}, timer.input_json}));
    last = job.text();
    ++started;
  }
  return last;
}

}  // namespace

Result<int> enqueue_due(store::Connection& db, Queue& queue, const std::vector<Periodic>& all, Timestamp now) {
  int count = 0;
  for (const Periodic& timer : all) {
    TRY(const bool early, waits(db, queue, timer, now));  // outside the transaction: most often there is nothing to do
    if (early) continue;
    int started = 0;
    TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
      started = 0;
      TRY(const bool still_early, waits(tx, queue, timer, now));
      if (still_early) return {};
      TRY(const std::string job, start(tx, queue, timer, now, started));
      TRY_VOID(tx.execute("INSERT INTO periodic_runs (room, kind, latest, job) VALUES ($1, $2, $3, $4) "
                          "ON CONFLICT (room, kind) DO UPDATE SET latest = excluded.latest, job = excluded.job",
                          {timer.room, timer.kind, now, job}));
      return {};
    }));
    count += started;
  }
  return count;
}

}  // namespace meretid::jobs
