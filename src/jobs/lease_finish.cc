// SPDX-License-Identifier: EUPL-1.2
// How a run ends. The one place where a job leaves its worker in good order.
#include <algorithm>

#include "jobs/lease.h"
#include "jobs/rows.h"
#include "record/freed.h"

namespace meretid::jobs {
namespace {

/// What the house itself may get over: a busy database, a full disk, a defect that hits once. Bad input stays bad.
bool worth_another_try(const Error& error) {
  return error.kind == Kind::kInternal || error.kind == Kind::kNoSpace || error.code == "store.busy";
}

/// 1 s, 2 s, 4 s … and a little.
std::int64_t pause_after(std::int64_t attempts) {
  return attempts <= 0 ? 0 : with_jitter(kSecond << std::min<std::int64_t>(attempts - 1, 6));
}

struct Verdict {
  State state = State::kDone;
  std::optional<Error> error;
  std::optional<std::string> output;
};

}  // namespace

Result<State> Leases::finish(store::Connection& db, const Lease& lease, const store::CaseKey& key, const Ending& ending) {
  Verdict verdict;
  TRY_VOID(within(db, [&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows rows,
        tx.query("SELECT stop, cancel, attempts FROM jobs WHERE " MERETID_HELD " " MERETID_LOCKING, {lease.job, lease.fence}));
    if (rows.empty()) return fail("jobs.lost_lease", Kind::kConflict, {{"job", lease.job.text()}});
    const std::int64_t attempts = rows[0].integer("attempts") + (ending.output ? 0 : 1);
    const Timestamp now = clock_.now();

    verdict = {};
    if (rows[0].integer("cancel") != 0) {
      verdict.state = State::kCancelled;
      verdict.error = Error("jobs.cancelled", Kind::kConflict);
    } else if (ending.output) {
      verdict.output = *ending.output;
    } else {
      verdict.error = ending.output.error();
      verdict.state = State::kFailed;
      if (rows[0].integer("stop") != 0) {  // the best so far is the draft that was asked for
        TRY(auto told, read_text(tx, key, lease.job, Text::kInterim));
        verdict.output = ending.interim_json ? ending.interim_json : std::move(told);
        if (verdict.output) verdict.state = State::kDone, verdict.error.reset();
      } else if (worth_another_try(*verdict.error) && attempts < kAttempts) {
        verdict.state = State::kQueued;
      }
    }

    const bool over = ended(verdict.state);
    TRY_VOID(tx.execute(
        "UPDATE jobs SET state = $3, attempts = $4, ready = $5, worker = NULL, lease_until = NULL, ended = $6, error = $7, "
        "fraction = CASE WHEN $3 = 'done' THEN 1.0 ELSE fraction END, cpu = cpu + $8 + CASE WHEN $9 = 1 THEN "
        "(SELECT coalesce(sum(child.cpu), 0) FROM jobs AS child WHERE child.parent = $1) ELSE 0 END, " MERETID_CHANGED
        " WHERE id = $1 AND fence = $2",
        {lease.job, lease.fence, to_text(verdict.state), attempts, now + pause_after(attempts),
         over ? std::optional<std::int64_t>(now.microseconds) : std::nullopt, verdict.error ? verdict.error->code : "",
         ending.cpu_microseconds, over}));
    if (over)
      TRY_VOID(cancel_below(tx, lease.job, now));  // who ended without joining needs its children no more
    else
      TRY_VOID(tx.execute("DELETE FROM jobs WHERE parent = $1", {lease.job}));  // the next try makes its own
    if (verdict.state != State::kDone && over) TRY_VOID(discard(tx, lease.job));
    if (verdict.output) TRY_VOID(write_text(tx, key, lease.job, Text::kOutput, *verdict.output));
    if (verdict.state == State::kFailed) TRY_VOID(write_text(tx, key, lease.job, Text::kError, error_to_json(*verdict.error)));

    if (verdict.state == State::kDone)
      for (const record::Line& line : ending.lines) TRY_VOID(record::append(tx, line));
    // 10,000 good children are one line: the parent's.
    if (over && (lease.parent.empty() || verdict.state != State::kDone)) {
      record::Facts facts;
      facts.code("state", to_text(verdict.state)).number("cpu_microseconds", ending.cpu_microseconds);
      if (verdict.error) facts.code("error", verdict.error->code);
      TRY_VOID(record::append(tx, {now, "jobs.ended", lease.room, lease.case_id, lease.job, lease.account, facts.json()}));
    }
    // Every run costs, also one that failed or is tried again; a family's cost is its root's. Last, because all children
    // of a family write this one row.
    return record::add_cost(tx, lease.root, lease.room, lease.kind, lease.root == lease.job,
                            {static_cast<double>(ending.cpu_microseconds) / kSecond, ending.joules}, now);
  }));
  return verdict.state;
}

}  // namespace meretid::jobs
