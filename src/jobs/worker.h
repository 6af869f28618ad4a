// SPDX-License-Identifier: EUPL-1.2
// A worker: claims jobs and runs them, one at a time, until asked to go. One per process, on its main thread; beside it only
// the watch. Its leases are renewed by the supervisor: a worker nobody looks after loses its job after four seconds.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "jobs/lease.h"
#include "jobs/run.h"
#include "jobs/works.h"
#include "people/case_access.h"
#include "record/energy.h"
#include "store/blobs.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::jobs {

/// What a worker works with. All must outlive it.
struct Workshop {
  store::Database& database;
  std::shared_ptr<const store::Keyring> keys;
  const store::BlobStore& blobs;
  const Works& works;
  const Clock& clock = system_clock();
  bool durable = false;  ///< every step synced; else what a power cut of the database takes is run again
  std::filesystem::path home{};  ///< of the installation; empty in tests that have none
};

class Worker {
 public:
  static Result<std::unique_ptr<Worker>> make(const Workshop& workshop, std::string name);

  /// Until `drain`, which a signal handler may set. With `until_idle`: until nothing is ready to run.
  Result<void> work(const std::atomic<bool>& drain, bool until_idle = false);

  /// Waiting children of a job that this worker is running, for a fifth of a second or so; false when none waits.
  Result<bool> help(Run& parent);

 private:
  friend class WorkerContext;
  Worker(const Workshop& workshop, std::string name, std::unique_ptr<store::Connection> db);
  /// The next lease, taken in the transaction that ends a run; none when the worker shall not go on.
  using Next = std::function<Result<std::optional<Lease>>(store::Connection& tx)>;
  struct Ran {
    std::int64_t cpu_microseconds = 0;
    std::optional<Lease> next{};  ///< held already: it must be run
  };
  Result<Ran> run(const Lease& lease, const Next& next);
  Result<std::optional<Lease>> finish(const Lease& lease, const store::CaseKey& key, const Ending& ending, const Next& next);
  Result<const store::CaseScope*> scope(const Lease& lease);

  Workshop workshop_;
  std::string name_;
  const std::atomic<bool>* drain_ = nullptr;  ///< while it works
  std::unique_ptr<store::Connection> db_;
  Leases leases_;
  const record::EnergyMeter meter_;
  RunStack runs_;
  std::string last_room_;
  // Access to the case of the family being worked on: opened once per family, one line in the record.
  Id<Job> family_;
  std::optional<people::CaseAccess> access_;
  std::optional<store::CaseKey> key_;
};

/// The life of a worker process after its main has called die_with (process.h): drains on SIGTERM. Gives the exit status.
int worker_process(const Workshop& workshop, std::string name);

}  // namespace meretid::jobs
