// SPDX-License-Identifier: EUPL-1.2
// Children of a running job.
#include "jobs/lease.h"
#include "jobs/rows.h"

namespace meretid::jobs {
namespace {

/// A family takes turns with later comers as if one child were made every so often: a case of 10,000 documents does not
/// keep a letter of one page waiting until its last one.
constexpr std::int64_t kPace = 50'000;

Error error_of(const store::Row& row) {
  const std::string code = row.text("error");
  return Error(code.empty() ? "jobs.cancelled" : code, row.text("state") == "cancelled" ? Kind::kConflict : Kind::kInternal);
}

}  // namespace

Result<void> Leases::spawn(store::Connection& db, const Lease& lease, const store::CaseKey& key, std::int64_t first_place,
                           std::string_view kind, const std::vector<std::string>& input_jsons) {
  return within(db, [&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows parent, tx.query("SELECT turn, stop FROM jobs WHERE " MERETID_HELD " " MERETID_LOCKING, {lease.job, lease.fence}));
    if (parent.empty()) return fail("jobs.lost_lease", Kind::kConflict, {{"job", lease.job.text()}});
    const std::int64_t turn = parent[0].integer("turn");
    const Timestamp now = clock_.now();
    std::int64_t place = first_place;
    for (const std::string& input : input_jsons) {
      const Id<Job> id = Id<Job>::make();
      TRY(const std::int64_t made,
          tx.execute("INSERT INTO jobs (id, parent, root, place, room, kind, case_id, account, state, turn, ready, created, "
                     "stop, changed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9, $10, $10, $11, 0) "
                     "ON CONFLICT DO NOTHING",
                     {id, lease.job, lease.root, place, lease.room, kind, lease.case_id, lease.account,
                      turn + (place - first_place) * kPace, now, parent[0].integer("stop")}));
      if (made == 1) TRY_VOID(write_text(tx, key, id, Text::kInput, input));
      ++place;
    }
    if (!input_jsons.empty()) TRY_VOID(tx.notify(kWaiting));
    return {};
  });
}

Result<void> Leases::joining(store::Connection& db, const Lease& lease, bool is_joining) {
  TRY(const std::int64_t rows, db.execute("UPDATE jobs SET state = $3, " MERETID_CHANGED " WHERE " MERETID_HELD,
                                          {lease.job, lease.fence, is_joining ? "joining" : "running"}));
  if (rows == 0) return fail("jobs.lost_lease", Kind::kConflict, {{"job", lease.job.text()}});
  return {};
}

Result<Children> Leases::children(store::Connection& db, const Lease& lease) {
  TRY(const store::Rows rows, db.query("SELECT sum(CASE WHEN state IN ('queued', 'running', 'joining') THEN 1 ELSE 0 END) "
                                       "AS open, count(*) AS everyone FROM jobs WHERE parent = $1",
                                       {lease.job}));
  Children children;
  children.open = rows[0].is_null("open") ? 0 : rows[0].integer("open");
  children.ended = rows[0].integer("everyone") - children.open;
  return children;
}

Result<std::vector<Result<std::string>>> Leases::outputs(store::Connection& db, const Lease& lease, const store::CaseKey& key,
                                                         std::int64_t first_place) {
  TRY(const store::Rows rows, db.query("SELECT id, state, error FROM jobs WHERE parent = $1 AND place >= $2 ORDER BY place",
                                       {lease.job, first_place}));
  std::vector<Result<std::string>> outputs;
  outputs.reserve(rows.size());
  for (const store::Row& row : rows) {
    const bool done = row.text("state") == "done";
    TRY(auto text, read_text(db, key, id_of<Job>(row, "id"), done ? Text::kOutput : Text::kError));
    if (done)
      outputs.emplace_back(std::move(text).value_or("null"));
    else
      outputs.emplace_back(fail(text ? error_from_json(*text) : error_of(row)));
  }
  return outputs;
}

}  // namespace meretid::jobs
