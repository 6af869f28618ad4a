// SPDX-License-Identifier: EUPL-1.2
// The worker's side of the job table: to claim a job is to hold its lease, named by a fencing number that only grows. Every
// call that changes a job carries it; once the lease has gone to somebody else the call is refused ("jobs.lost_lease") and
// nothing is written. Holds no state: thread-safe, one connection per thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/queue.h"
#include "record/line.h"

namespace meretid::jobs {

struct Lease {
  Id<Job> job;
  std::int64_t fence = 0;
  std::string worker;
  std::string room, kind;
  Id<people::Case> case_id;
  Id<people::Account> account;
  Id<Job> parent, root;
};

/// What the run starts from.
struct Given {
  std::string input_json, checkpoint;
  std::vector<Artefact> artefacts;  ///< by place: what an earlier run of this job left
};

struct Signals {
  bool stop = false, cancel = false;
};

/// What a run may say while it goes on. Empty fields say nothing.
struct Telling {
  std::optional<double> fraction{};
  std::optional<std::string> step{};
  std::optional<std::string> interim_json{};
};

struct Ending {
  Result<std::string> output;                ///< JSON, or why not
  std::optional<std::string> interim_json;   ///< the best so far, where it is newer than what was told
  std::int64_t cpu_microseconds = 0;
  std::vector<record::Line> lines;           ///< what the run wants in the record
  std::optional<double> joules{};            ///< where the machine's energy counters can be read
};

struct Children {
  std::int64_t open = 0, ended = 0;
};

class Leases {
 public:
  /// With the look of another supervisor, a second later at most: work of a killed server goes on within five.
  static constexpr std::int64_t kLength = 4 * kSecond;
  static constexpr int kCrashes = 3;    ///< seen by a supervisor: the job is dead
  static constexpr int kLosses = 10;    ///< leases that ran out with nobody looking (power cut, killed server)
  static constexpr int kAttempts = 3;   ///< runs that ended in an error worth another try

  explicit Leases(const Clock& clock = system_clock()) : clock_(clock) {}

  /// The next job in line, in one statement; in the caller's transaction when there is one (the one that ends the last job:
  /// one commit for both). Rooms take turns: `after_room` is the room this worker served last.
  Result<std::optional<Lease>> claim(store::Connection& db, std::string_view worker, std::string_view after_room);
  /// The next waiting child of a job this worker runs.
  Result<std::optional<Lease>> claim_child(store::Connection& db, const Lease& parent);

  Result<Given> given(store::Connection& db, const Lease& lease, const store::CaseKey& key);

  Result<Signals> tell(store::Connection& db, const Lease& lease, const store::CaseKey& key, const Telling& telling);
  Result<void> checkpoint(store::Connection& db, const Lease& lease, const store::CaseKey& key, std::string_view state,
                          const std::vector<record::Line>& lines);
  /// Stands at `place` of the job's list; what an earlier run put there is replaced.
  Result<void> artefact(store::Connection& db, const Lease& lease, const store::CaseKey& key, std::int64_t place,
                        const Artefact& artefact);

  /// Children stand at `first_place`, …; one that is there already (an earlier run of this job made it) is left as it is.
  Result<void> spawn(store::Connection& db, const Lease& lease, const store::CaseKey& key, std::int64_t first_place,
                     std::string_view kind, const std::vector<std::string>& input_jsons);
  Result<void> joining(store::Connection& db, const Lease& lease, bool is_joining);
  Result<Children> children(store::Connection& db, const Lease& lease);
  Result<std::vector<Result<std::string>>> outputs(store::Connection& db, const Lease& lease, const store::CaseKey& key,
                                                   std::int64_t first_place);

  /// Ends the run: done, failed, cancelled, or queued again for another try. Gives the state it came to.
  Result<State> finish(store::Connection& db, const Lease& lease, const store::CaseKey& key, const Ending& ending);

  /// For who looks after workers.
  Result<void> renew(store::Connection& db, const std::vector<std::string>& workers);
  /// The worker is gone: its jobs wait again at once. `crashed`: counts against the job it was running.
  Result<int> release(store::Connection& db, std::string_view worker, bool crashed);
  /// Leases that ran out. Gives how many.
  Result<int> reclaim(store::Connection& db);

 private:
  const Clock& clock_;
};

}  // namespace meretid::jobs
