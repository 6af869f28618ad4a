// SPDX-License-Identifier: EUPL-1.2
// How a worker comes to a job.
#include <functional>

#include "jobs/lease.h"
#include "jobs/rows.h"

namespace meretid::jobs {
namespace {

constexpr std::string_view kTake =
    "UPDATE jobs SET state = 'running', worker = $1, fence = fence + 1, lease_until = $2, started = coalesce(started, $3), "
    MERETID_CHANGED " WHERE id = ";
/// `at_most`: of its kind, where PostgreSQL must count again (see settle).
constexpr std::string_view kGive =
    " RETURNING id, parent, root, room, kind, case_id, account, fence, "
    "$[NULL|(SELECT k.at_most FROM job_kinds AS k WHERE k.room = jobs.room AND k.kind = jobs.kind)] AS at_most";
/// The kind is unlimited, or fewer of it run than may.
#define MERETID_KIND_IS_FREE                                                                                             \
  "coalesce((SELECT CASE WHEN k.at_most > (SELECT count(*) FROM jobs AS r WHERE r.state = 'running' AND r.room = k.room " \
  "AND r.kind = k.kind) THEN 1 ELSE 0 END FROM job_kinds AS k WHERE k.room = jobs.room AND k.kind = jobs.kind "           \
  "AND k.at_most IS NOT NULL), 1) = 1"
constexpr std::string_view kNext =
    "coalesce((SELECT id FROM jobs WHERE state = 'queued' AND room > $4 AND ready <= $3 AND " MERETID_KIND_IS_FREE
    " ORDER BY room, turn LIMIT 1 " MERETID_SKIP_LOCKED
    "), (SELECT id FROM jobs WHERE state = 'queued' AND room <= $4 AND ready <= $3 AND " MERETID_KIND_IS_FREE
    " ORDER BY room, turn LIMIT 1 " MERETID_SKIP_LOCKED "))";
constexpr std::string_view kNextChild =
    "(SELECT id FROM jobs WHERE parent = $4 AND state = 'queued' AND ready <= $3 AND " MERETID_KIND_IS_FREE
    " ORDER BY place LIMIT 1 " MERETID_SKIP_LOCKED ")";

/// SQLite lets one write at a time, and every claim sees the ones before. On PostgreSQL two may have claimed at once, each
/// seeing the last free place: they count again one after the other, and who finds too many gives its job back unrun.
Result<bool> settle(store::Connection& db, const Lease& lease, std::int64_t at_most) {
  bool kept = true;
  TRY_VOID(within(db, [&](store::Connection& tx) -> Result<void> {
    kept = true;
    TRY_VOID(tx.query("SELECT 1 FROM job_kinds WHERE room = $1 AND kind = $2 " MERETID_LOCKING, {lease.room, lease.kind}));
    TRY(const store::Rows rows,
        tx.query("SELECT count(*) AS n FROM jobs WHERE state = 'running' AND room = $1 AND kind = $2", {lease.room, lease.kind}));
    if (rows[0].integer("n") <= at_most) return {};
    kept = false;
    TRY_VOID(tx.execute("UPDATE jobs SET state = 'queued', worker = NULL, lease_until = NULL WHERE " MERETID_HELD,
                        {lease.job, lease.fence}));
    return {};
  }));
  return kept;
}

std::optional<Lease> lease_of(const store::Rows& rows, std::string_view worker) {
  if (rows.empty()) return std::nullopt;
  const store::Row& row = rows[0];
  Lease lease;
  lease.job = id_of<Job>(row, "id");
  lease.parent = id_of<Job>(row, "parent");
  lease.root = id_of<Job>(row, "root");
  lease.fence = row.integer("fence");
  lease.worker = worker;
  lease.room = row.text("room");
  lease.kind = row.text("kind");
  lease.case_id = id_of<people::Case>(row, "case_id");
  lease.account = id_of<people::Account>(row, "account");
  return lease;
}

/// What was given back leaves others to claim: asks again a few times.
Result<std::optional<Lease>> until_kept(store::Connection& db, std::string_view worker,
                                        const std::function<Result<store::Rows>()>& take) {
  for (int tries = 0; tries < 4; ++tries) {
    TRY(const store::Rows rows, take());
    std::optional<Lease> lease = lease_of(rows, worker);
    if (!lease || rows[0].is_null("at_most")) return lease;
    TRY(const bool kept, settle(db, *lease, rows[0].integer("at_most")));
    if (kept) return lease;
  }
  return std::optional<Lease>();
}

}  // namespace

Result<std::optional<Lease>> Leases::claim(store::Connection& db, std::string_view worker, std::string_view after_room) {
  const Timestamp now = clock_.now();
  if (db.backend() == "sqlite" && !db.in_transaction()) {  // an idle worker asks often; asking must not take the write lock
    TRY(const store::Rows any, db.query("SELECT 1 FROM jobs WHERE state = 'queued' AND ready <= $1 LIMIT 1", {now}));
    if (any.empty()) return std::optional<Lease>();
  }
  static const std::string statement = std::string(kTake) + std::string(kNext) + std::string(kGive);
  return until_kept(db, worker, [&] { return db.query(statement, {worker, now + kLength, now, after_room}); });
}

Result<std::optional<Lease>> Leases::claim_child(store::Connection& db, const Lease& parent) {
  const Timestamp now = clock_.now();
  if (db.backend() == "sqlite" && !db.in_transaction()) {
    TRY(const store::Rows any, db.query("SELECT 1 FROM jobs WHERE parent = $1 AND state = 'queued' AND ready <= $2 LIMIT 1",
                                        {parent.job, now}));
    if (any.empty()) return std::optional<Lease>();
  }
  static const std::string statement = std::string(kTake) + std::string(kNextChild) + std::string(kGive);
  return until_kept(db, parent.worker, [&] { return db.query(statement, {parent.worker, now + kLength, now, parent.job}); });
}

Result<Given> Leases::given(store::Connection& db, const Lease& lease, const store::CaseKey& key) {
  Given given;
  TRY(auto input, read_text(db, key, lease.job, Text::kInput));
  given.input_json = std::move(input).value_or("{}");
  if (lease.fence == 1) return given;  // nobody has run it before
  TRY(auto checkpoint, read_text(db, key, lease.job, Text::kCheckpoint));
  given.checkpoint = std::move(checkpoint).value_or("");
  TRY(const store::Rows rows,
      db.query("SELECT name, type, blob, size FROM job_artefacts WHERE job = $1 ORDER BY place", {lease.job}));
  for (const store::Row& row : rows) {
    TRY(std::string name, key.open({row.bytes("name")}, kArtefactName));
    given.artefacts.push_back({std::move(name), row.text("type"), row.text("blob"), row.integer("size")});
  }
  return given;
}

}  // namespace meretid::jobs
