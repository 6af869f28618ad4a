// SPDX-License-Identifier: EUPL-1.2
// Leases of workers that are gone. The job that was running is suspected, its waiting ancestors on the same worker are not.
#include "jobs/lease.h"
#include "jobs/rows.h"

namespace meretid::jobs {
namespace {

constexpr std::string_view kColumns = "SELECT id, state, stop, cancel, crashes, losses, room, case_id, account FROM jobs ";

enum class Loss { kDrained, kCrashed, kExpired };

Result<void> lose(store::Connection& tx, const store::Row& row, Loss loss, Timestamp now) {
  const auto id = id_of<Job>(row, "id");
  const bool suspect = row.text("state") == "running";
  const std::int64_t crashes = row.integer("crashes") + (suspect && loss == Loss::kCrashed ? 1 : 0);
  const std::int64_t losses = row.integer("losses") + (suspect && loss == Loss::kExpired ? 1 : 0);
  State state = State::kQueued;
  std::string error;
  if (row.integer("cancel") != 0) {
    state = State::kCancelled;
    error = "jobs.cancelled";
  } else if (crashes >= Leases::kCrashes || losses >= Leases::kLosses) {
    state = State::kDead;
    error = "jobs.dead";
  }
  // The first time at once: most often the machine was to blame. Then ever later.
  const std::int64_t pause = crashes > 1 ? with_jitter(kSecond << (crashes - 2)) : 0;
  TRY_VOID(tx.execute("UPDATE jobs SET state = $2, crashes = $3, losses = $4, worker = NULL, lease_until = NULL, ready = $5, "
                      "ended = $6, error = $7, " MERETID_CHANGED " WHERE id = $1",
                      {id, to_text(state), crashes, losses, now + pause,
                       ended(state) ? std::optional<std::int64_t>(now.microseconds) : std::nullopt, error}));
  if (!ended(state)) return tx.notify(kWaiting);
  TRY_VOID(cancel_below(tx, id, now));
  TRY_VOID(discard(tx, id));
  return record::append(tx, {now, "jobs.ended", row.text("room"), id_of<people::Case>(row, "case_id"), id,
                             id_of<people::Account>(row, "account"),
                             record::Facts().code("state", to_text(state)).code("error", error).json()});
}

}  // namespace

Result<void> Leases::renew(store::Connection& db, const std::vector<std::string>& workers) {
  if (workers.empty()) return {};
  std::vector<store::Param> params = {clock_.now() + kLength};
  std::string names;
  for (const std::string& worker : workers) {
    params.emplace_back(worker);
    names += (names.empty() ? "$" : ", $") + std::to_string(params.size());
  }
  TRY_VOID(db.execute("UPDATE jobs SET lease_until = $1 WHERE state IN ('running', 'joining') AND worker IN (" + names + ")",
                      params));
  return {};
}

Result<int> Leases::release(store::Connection& db, std::string_view worker, bool crashed) {
  int count = 0;
  TRY_VOID(within(db, [&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows rows,
        tx.query(std::string(kColumns) + "WHERE state IN ('running', 'joining') AND worker = $1 " MERETID_LOCKING, {worker}));
    for (const store::Row& row : rows) TRY_VOID(lose(tx, row, crashed ? Loss::kCrashed : Loss::kDrained, clock_.now()));
    count = static_cast<int>(rows.size());
    return {};
  }));
  return count;
}

Result<int> Leases::reclaim(store::Connection& db) {
  static constexpr std::string_view kWhere = "WHERE state IN ('running', 'joining') AND lease_until < $1";
  TRY(const store::Rows any, db.query("SELECT 1 FROM jobs " + std::string(kWhere) + " LIMIT 1", {clock_.now()}));
  if (any.empty()) return 0;
  int count = 0;
  TRY_VOID(within(db, [&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows rows, tx.query(std::string(kColumns) + std::string(kWhere) + " " MERETID_SKIP_LOCKED, {clock_.now()}));
    for (const store::Row& row : rows) TRY_VOID(lose(tx, row, Loss::kExpired, clock_.now()));
    count = static_cast<int>(rows.size());
    return {};
  }));
  return count;
}

}  // namespace meretid::jobs
