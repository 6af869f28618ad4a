// SPDX-License-Identifier: EUPL-1.2
#include "jobs/dead.h"

#include "jobs/rows.h"
#include "record/line.h"
#include "store/sql.h"

namespace meretid::jobs {
namespace {

/// Changes the job, takes away what is left of its runs, and says so in the record.
Result<void> take_up(store::Connection& db, const Id<Job>& id, std::string_view statement, std::string_view event,
                     const Id<people::Account>& by, Timestamp now) {
  return within(db, [&](store::Connection& tx) -> Result<void> {
    TRY(const auto changed, tx.execute(statement, {id, now}));
    if (changed == 0) return fail("jobs.not_dead", Kind::kConflict, {{"job", id.text()}});
    TRY_VOID(discard(tx, id));
    TRY_VOID(tx.execute(store::sql("jobs/dead/forget_error"), {id}));
    TRY_VOID(tx.execute(store::sql("jobs/dead/forget_children"), {id}));
    TRY(const store::Rows rows, tx.query(store::sql("jobs/dead/whose"), {id}));
    return record::append(tx, {now, std::string(event), rows.at(0).text("room"), id_of<people::Case>(rows.at(0), "case_id"), id, by});
  });
}

}  // namespace

Result<std::vector<DeadLetter>> dead_letters(store::Connection& db, const std::optional<Id<people::Account>>& of,
                                             std::int64_t limit) {
  TRY(const store::Rows rows, db.query(store::sql("jobs/dead/list"), {of ? of->text() : "", limit}));
  std::vector<DeadLetter> all;
  for (const store::Row& row : rows)
    all.push_back({id_of<Job>(row, "id"), row.text("room"), row.text("kind"), id_of<people::Case>(row, "case_id"),
                   id_of<people::Account>(row, "account"), state_from_text(row.text("state")).value_or(State::kDead),
                   row.text("error"), row.integer("attempts"), row.time("created"), row.time("ended")});
  return all;
}

Result<void> retry_dead(store::Connection& db, const Id<Job>& job, const Id<people::Account>& by, Timestamp now) {
  return take_up(db, job,
                 "UPDATE jobs SET state = 'queued', stop = 0, cancel = 0, turn = $2, ready = $2, fence = fence + 1, attempts = 0, "
                 "crashes = 0, losses = 0, worker = NULL, lease_until = NULL, error = '', fraction = 0, step = '', started = NULL, "
                 "ended = NULL, " MERETID_CHANGED " WHERE id = $1 AND parent IS NULL AND state IN ('dead', 'failed')",
                 "jobs.retried", by, now);
}

Result<void> discard_dead(store::Connection& db, const Id<Job>& job, const Id<people::Account>& by, Timestamp now) {
  return take_up(db, job,
                 "UPDATE jobs SET state = 'cancelled', cancel = 1, error = 'jobs.cancelled', ended = $2, " MERETID_CHANGED
                 " WHERE id = $1 AND parent IS NULL AND state IN ('dead', 'failed')",
                 "jobs.dead_discarded", by, now);
}

}  // namespace meretid::jobs
