// SPDX-License-Identifier: EUPL-1.2
// Jobs as others see them: one, lists for pages, changes for event streams. No content, so no key.
#include <array>

#include "jobs/queue.h"
#include "jobs/rows.h"

namespace meretid::jobs {
namespace {

/// PostgreSQL: the number of the oldest transaction that has not ended. What has a lower one is settled for good.
#define MERETID_OLDEST_OPEN "CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)"

constexpr std::array<std::string_view, 7> kStates = {"queued", "running",   "joining", "done",
                                                     "failed", "cancelled", "dead"};

const std::string kSelect =
    "SELECT id, parent, root, room, kind, case_id, account, state, error, fraction, step, created, started, ended, cpu, "
    "stop, cancel, changed FROM jobs ";

std::optional<Timestamp> time_or_none(const store::Row& row, std::string_view column) {
  if (row.is_null(column)) return std::nullopt;
  return row.time(column);
}

Snapshot snapshot_of(const store::Row& row) {
  Snapshot s;
  s.id = id_of<Job>(row, "id");
  s.parent = id_of<Job>(row, "parent");
  s.root = id_of<Job>(row, "root");
  s.room = row.text("room");
  s.kind = row.text("kind");
  s.case_id = id_of<people::Case>(row, "case_id");
  s.account = id_of<people::Account>(row, "account");
  s.state = state_from_text(row.text("state")).value_or(State::kFailed);
  s.error_code = row.text("error");
  s.fraction = row.real("fraction");
  s.step = row.text("step");
  s.created = time_or_none(row, "created");
  s.started = time_or_none(row, "started");
  s.ended = time_or_none(row, "ended");
  s.cpu_seconds = static_cast<double>(row.integer("cpu")) / kSecond;
  s.stop = row.integer("stop") != 0;
  s.cancel = row.integer("cancel") != 0;
  s.changed = row.integer("changed");
  return s;
}

std::vector<Snapshot> snapshots_of(const store::Rows& rows) {
  std::vector<Snapshot> jobs;
  for (const store::Row& row : rows) jobs.push_back(snapshot_of(row));
  return jobs;
}

/// Builds "a = $1 AND b = $2" as the filter asks.
struct Where {
  std::string sql = "1 = 1";
  std::vector<store::Param> params;

  std::string bind(store::Param value) {
    params.push_back(std::move(value));
    return "$" + std::to_string(params.size());
  }
  void equal(std::string_view column, store::Param value) {
    sql += " AND " + std::string(column) + " = " + bind(std::move(value));
  }
};

}  // namespace

std::string_view to_text(State state) { return kStates[static_cast<std::size_t>(state)]; }

Result<State> state_from_text(std::string_view text) {
  for (std::size_t i = 0; i < kStates.size(); ++i)
    if (kStates[i] == text) return static_cast<State>(i);
  return fail("jobs.bad_state", Kind::kBadInput, {{"found", std::string(text)}});
}

Result<Snapshot> Queue::find(store::Connection& db, const Id<Job>& id) {
  TRY(const store::Rows rows, db.query(kSelect + "WHERE id = $1", {id}));
  if (rows.empty()) return fail("jobs.unknown", Kind::kNotFound, {{"job", id.text()}});
  return snapshot_of(rows[0]);
}

Result<std::vector<Snapshot>> Queue::list(store::Connection& db, const Filter& filter) {
  Where where;
  if (filter.roots_only) where.sql += " AND parent IS NULL";
  if (filter.account) where.equal("account", *filter.account);
  if (filter.room) where.equal("room", *filter.room);
  if (filter.state) where.equal("state", to_text(*filter.state));
  if (filter.cases) {
    where.sql += " AND case_id IN (NULL";
    for (const auto& id : *filter.cases) where.sql += ", " + where.bind(id);
    where.sql += ")";
  }
  const std::string limit = where.bind(filter.limit);
  TRY(const store::Rows rows,
      db.query(kSelect + "WHERE " + where.sql + " ORDER BY created DESC, id DESC LIMIT " + limit, where.params));
  return snapshots_of(rows);
}

Result<std::vector<Snapshot>> Queue::changed_since(store::Connection& db, std::int64_t mark, std::int64_t limit) {
  TRY(const store::Rows rows,
      db.query(kSelect + "WHERE parent IS NULL AND changed > $1 "
                         "$[ORDER BY changed LIMIT $2|AND changed < " MERETID_OLDEST_OPEN
                         " ORDER BY changed FETCH FIRST $2 ROWS WITH TIES]",
               {mark, limit}));
  return snapshots_of(rows);
}

Result<std::int64_t> Queue::latest_change(store::Connection& db) {
  TRY(const store::Rows rows, db.query("SELECT $[coalesce(max(changed), 0)|" MERETID_OLDEST_OPEN " - 1] AS mark "
                                       "$[FROM jobs WHERE parent IS NULL|]"));
  return rows[0].integer("mark");
}

}  // namespace meretid::jobs
