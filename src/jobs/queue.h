// SPDX-License-Identifier: EUPL-1.2
// The job table. A job may run twice but ends once: every change a run makes carries the fencing number of its lease, and
// a run whose lease went to somebody else is refused ("jobs.lost_lease").
// Every call takes the connection: inside the transaction that causes the job, or alone. What a job was given and what it made
// is sealed under its case's key and asks for the proof of access; the rest (state, progress) names nobody. Thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/id.h"
#include "base/result.h"
#include "jobs/context.h"
#include "store/connection.h"
#include "store/keys.h"
#include "store/scope.h"

namespace meretid::people { struct Account; struct Case; }

namespace meretid::jobs {

enum class State { kQueued, kRunning, kJoining, kDone, kFailed, kCancelled, kDead };
std::string_view to_text(State state);  ///< "queued", "running", "joining", "done", "failed", "cancelled", "dead"
Result<State> state_from_text(std::string_view text);
inline bool ended(State s) { return s >= State::kDone; }

/// A job as others see it; no input, no output.
struct Snapshot {
  Id<Job> id;
  Id<Job> parent;  ///< empty for a job that a person or a timer started
  Id<Job> root;    ///< the job that a person or a timer started; itself where it is that
  std::string room, kind;
  Id<people::Case> case_id;
  Id<people::Account> account;  ///< who started it
  State state = State::kQueued;
  double fraction = 0;
  std::string step;             ///< catalogue code
  std::optional<Timestamp> created, started, ended;
  double cpu_seconds = 0;       ///< of the job and its finished children
  std::string error_code;       ///< why it did not end well; the whole error: Queue::error
  bool stop = false, cancel = false;
  std::int64_t changed = 0;     ///< grows with every change of any job; see changed_since
};

struct NewJob {
  std::string room, kind;
  Id<people::Account> account;   ///< who starts it; empty: the house itself
  std::string input_json;
};

struct Filter {
  std::optional<Id<people::Account>> account{};
  std::optional<std::vector<Id<people::Case>>> cases{};  ///< jobs of these cases only
  std::optional<std::string> room{};
  std::optional<State> state{};
  bool roots_only = true;                              ///< without child jobs
  std::int64_t limit = 200;
};
class Queue {
 public:
  explicit Queue(std::shared_ptr<const store::Keyring> keys, const Clock& clock = system_clock())
      : keys_(std::move(keys)), clock_(clock) {}

  /// In the caller's transaction when there is one: rolled back with it. A job of no case: CaseScope::installation().
  Result<Id<Job>> enqueue(store::Connection& db, const store::CaseScope& scope, const NewJob& job);

  Result<Snapshot> find(store::Connection& db, const Id<Job>& id);  ///< kNotFound "jobs.unknown"
  Result<std::vector<Snapshot>> list(store::Connection& db, const Filter& filter);  ///< newest first

  /// Jobs without parent that changed after the mark, oldest change first: one poll serves all event streams. Misses none:
  /// on PostgreSQL a change is told once every transaction that began before its own has ended.
  Result<std::vector<Snapshot>> changed_since(store::Connection& db, std::int64_t mark, std::int64_t limit = 1000);
  Result<std::int64_t> latest_change(store::Connection& db);

  /// Content; for a job of another case than the scope's: kNotFound "jobs.unknown".
  /// JSON as it was given. The output of a job that has not ended well is kConflict "jobs.no_output".
  Result<std::string> input(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id);
  Result<std::string> output(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id);
  Result<std::optional<std::string>> interim(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id);
  Result<std::optional<Error>> error(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id);
  /// Of the job and its children, by name. Empty until the job has ended well.
  Result<std::vector<Artefact>> artefacts(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id);

  /// End now with the best result, which becomes the draft. On a job that has ended: kConflict "jobs.already_ended".
  Result<void> request_stop(store::Connection& db, const Id<Job>& id, const Id<people::Account>& by);
  /// End now; the result and everything made so far is discarded, children included.
  Result<void> request_cancel(store::Connection& db, const Id<Job>& id, const Id<people::Account>& by);

 private:
  Result<Snapshot> find_in(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id);

  std::shared_ptr<const store::Keyring> keys_;
  const Clock& clock_;
};

}  // namespace meretid::jobs
