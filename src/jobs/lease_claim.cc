// SPDX-License-Identifier: EUPL-1.2
// How a worker comes to a job.
#include "jobs/lease.h"
#include "jobs/rows.h"

namespace meretid::jobs {
namespace {

constexpr std::string_view kTake =
    "UPDATE jobs SET state = 'running', worker = $1, fence = fence + 1, lease_until = $2, started = coalesce(started, $3), "
    MERETID_CHANGED " WHERE id = ";
constexpr std::string_view kGive = " RETURNING id, parent, root, room, kind, case_id, account, fence";

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

}  // namespace

Result<std::optional<Lease>> Leases::claim(store::Connection& db, std::string_view worker, std::string_view after_room) {
  const Timestamp now = clock_.now();
  // An idle worker asks often; asking must not take the write lock.
  TRY(const store::Rows any, db.query("SELECT 1 FROM jobs WHERE state = 'queued' AND ready <= $1 LIMIT 1", {now}));
  if (any.empty()) return std::optional<Lease>();
  TRY(const store::Rows rows,
      db.query(std::string(kTake) +
                   "(SELECT id FROM ("
                   "SELECT * FROM (SELECT id, 0 AS lap FROM jobs WHERE state = 'queued' AND room > $4 AND ready <= $3 "
                   "ORDER BY room, turn LIMIT 1) AS further UNION ALL "
                   "SELECT * FROM (SELECT id, 1 AS lap FROM jobs WHERE state = 'queued' AND room <= $4 AND ready <= $3 "
                   "ORDER BY room, turn LIMIT 1) AS again) AS next ORDER BY lap LIMIT 1)" +
                   std::string(kGive),
               {worker, now + kLength, now, after_room}));
  return lease_of(rows, worker);
}

Result<std::optional<Lease>> Leases::claim_child(store::Connection& db, const Lease& parent) {
  const Timestamp now = clock_.now();
  TRY(const store::Rows any, db.query("SELECT 1 FROM jobs WHERE parent = $1 AND state = 'queued' AND ready <= $2 LIMIT 1",
                                      {parent.job, now}));
  if (any.empty()) return std::optional<Lease>();
  TRY(const store::Rows rows,
      db.query(std::string(kTake) +
                   "(SELECT id FROM jobs WHERE parent = $4 AND state = 'queued' AND ready <= $3 ORDER BY place LIMIT 1)" +
                   std::string(kGive),
               {parent.worker, now + kLength, now, parent.job}));
  return lease_of(rows, parent.worker);
}

Result<Given> Leases::given(store::Connection& db, const Lease& lease, const store::CaseKey& key) {
  Given given;
  TRY(auto input, read_text(db, key, lease.job, Text::kInput));
  TRY(auto checkpoint, read_text(db, key, lease.job, Text::kCheckpoint));
  given.input_json = std::move(input).value_or("{}");
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
