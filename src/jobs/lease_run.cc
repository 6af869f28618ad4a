// SPDX-License-Identifier: EUPL-1.2
// What a run says while it goes on. Each call first proves its lease, in the same transaction.
#include "jobs/lease.h"
#include "jobs/rows.h"

namespace meretid::jobs {
namespace {

Error lost(const Lease& lease) { return Error("jobs.lost_lease", Kind::kConflict, {{"job", lease.job.text()}}); }

/// Takes the row for this transaction. Also wakes who watches the job.
Result<void> hold(store::Connection& tx, const Lease& lease) {
  TRY(const std::int64_t rows, tx.execute("UPDATE jobs SET " MERETID_CHANGED " WHERE " MERETID_HELD, {lease.job, lease.fence}));
  if (rows == 0) return fail(lost(lease));
  return {};
}

}  // namespace

Result<Signals> Leases::tell(store::Connection& db, const Lease& lease, const store::CaseKey& key, const Telling& telling) {
  Signals signals;
  if (!telling.fraction && !telling.step && !telling.interim_json) {
    TRY(const store::Rows rows, db.query("SELECT stop, cancel FROM jobs WHERE " MERETID_HELD, {lease.job, lease.fence}));
    if (rows.empty()) return fail(lost(lease));
    return Signals{rows[0].integer("stop") != 0, rows[0].integer("cancel") != 0};
  }
  TRY_VOID(within(db, [&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows rows,
        tx.query("UPDATE jobs SET fraction = coalesce($3, fraction), step = coalesce($4, step), " MERETID_CHANGED
                 " WHERE " MERETID_HELD " RETURNING stop, cancel",
                 {lease.job, lease.fence, telling.fraction, telling.step}));
    if (rows.empty()) return fail(lost(lease));
    signals = {rows[0].integer("stop") != 0, rows[0].integer("cancel") != 0};
    if (telling.interim_json) TRY_VOID(write_text(tx, key, lease.job, Text::kInterim, *telling.interim_json));
    return {};
  }));
  return signals;
}

Result<void> Leases::checkpoint(store::Connection& db, const Lease& lease, const store::CaseKey& key, std::string_view state,
                                const std::vector<record::Line>& lines) {
  return within(db, [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(hold(tx, lease));
    for (const record::Line& line : lines) TRY_VOID(record::append(tx, line));
    return write_text(tx, key, lease.job, Text::kCheckpoint, state);
  });
}

Result<void> Leases::artefact(store::Connection& db, const Lease& lease, const store::CaseKey& key, std::int64_t place,
                              const Artefact& artefact) {
  return within(db, [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(hold(tx, lease));
    TRY_VOID(tx.execute("INSERT INTO job_artefacts (job, place, name, type, blob, size) VALUES ($1, $2, $3, $4, $5, $6) "
                        "ON CONFLICT (job, place) DO UPDATE SET name = excluded.name, type = excluded.type, "
                        "blob = excluded.blob, size = excluded.size",
                        {lease.job, place, key.seal(artefact.name, kArtefactName), artefact.type, artefact.blob, artefact.size}));
    return {};
  });
}

}  // namespace meretid::jobs
