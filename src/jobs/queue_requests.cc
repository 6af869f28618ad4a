// SPDX-License-Identifier: EUPL-1.2
// What a person may ask of a job under way: to end with its best, or to end and leave nothing.
#include "jobs/queue.h"
#include "jobs/rows.h"
#include "record/line.h"

namespace meretid::jobs {
namespace {

Error already_ended(const Snapshot& job) {
  return Error("jobs.already_ended", Kind::kConflict, {{"state", std::string(to_text(job.state))}}, job.id.text());
}

/// Nobody ends or claims the job while we look at it.
Result<void> take(store::Connection& tx, const Id<Job>& id) {
  TRY_VOID(tx.query("SELECT 1 FROM jobs WHERE id = $1 " MERETID_LOCKING, {id}));
  return {};
}

}  // namespace

Result<void> Queue::request_stop(store::Connection& db, const Id<Job>& id, const Id<people::Account>& by) {
  return within(db, [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(take(tx, id));
    TRY(const Snapshot job, find(tx, id));
    if (ended(job.state)) return fail(already_ended(job));
    // Children too: the waiting ones then run, see the wish at once and end quickly, so the parent joins a whole family.
    TRY_VOID(tx.execute("WITH RECURSIVE family (id) AS (SELECT id FROM jobs WHERE id = $1 UNION ALL "
                        "SELECT jobs.id FROM jobs JOIN family ON jobs.parent = family.id) "
                        "UPDATE jobs SET stop = 1, " MERETID_CHANGED
                        " WHERE id IN (SELECT id FROM family) AND state IN ('queued', 'running', 'joining')",
                        {id}));
    return record::append(tx, {clock_.now(), "jobs.stop_requested", job.room, job.case_id, id, by});
  });
}

Result<void> Queue::request_cancel(store::Connection& db, const Id<Job>& id, const Id<people::Account>& by) {
  return within(db, [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(take(tx, id));
    TRY(const Snapshot job, find(tx, id));
    if (ended(job.state)) return fail(already_ended(job));
    const Timestamp now = clock_.now();
    if (job.state == State::kQueued) {
      TRY_VOID(tx.execute("UPDATE jobs SET state = 'cancelled', cancel = 1, ended = $2, " MERETID_CHANGED " WHERE id = $1",
                          {id, now}));
      TRY_VOID(discard(tx, id));
    } else {
      TRY_VOID(tx.execute("UPDATE jobs SET cancel = 1, " MERETID_CHANGED " WHERE id = $1", {id}));
    }
    TRY_VOID(cancel_below(tx, id, now));
    return record::append(tx, {now, "jobs.cancel_requested", job.room, job.case_id, id, by});
  });
}

}  // namespace meretid::jobs
