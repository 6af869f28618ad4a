// SPDX-License-Identifier: EUPL-1.2
// Looks after worker and service processes: starts them, renews the leases of those alive, gives the jobs of the dead to the
// next at once, starts anew with growing pauses, drains when asked. Also takes back leases that nobody renews (another
// supervisor was killed) and starts periodic jobs. One per process, on one thread that lives as long as its children
// (their parent-death signal hangs on it). When this process is killed, its workers die with it, and the jobs are
// leased again by whoever comes next, five seconds later.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "jobs/clock_steps.h"
#include "jobs/kinds.h"
#include "jobs/lease.h"
#include "jobs/periodic.h"
#include "jobs/queue.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::jobs {

struct SupervisorOptions {
  int workers = 2;
  std::string program = "/proc/self/exe";
  /// Arguments of a worker; "--worker NAME --parent PID" is put behind them.
  std::vector<std::string> worker_arguments;
  struct Service {
    std::string name;                    ///< "nightwatch/samples": the leader lease
    std::vector<std::string> arguments;  ///< "--parent PID" is put behind them
  };
  std::vector<Service> services;
  std::vector<Periodic> periodics;
  std::vector<KindRule> kinds;
  std::chrono::milliseconds grace{10'000};  ///< from SIGTERM to SIGKILL
};

class Supervisor {
 public:
  Supervisor(store::Database& database, Queue& queue, SupervisorOptions options, const Clock& clock = system_clock());
  ~Supervisor();
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;

  /// Until `drain`; then back when every child has gone. Errors of the database while running are logged and outlived.
  Result<void> run(const std::atomic<bool>& drain);

 private:
  struct Child;
  void tend(Child& child, store::Connection& db);
  void start(Child& child);
  void tick(store::Connection& db);
  void mind_the_clock(store::Connection& db);
  void wait() const;
  void drain_all(store::Connection& db);

  store::Database& database_;
  Queue& queue_;
  SupervisorOptions options_;
  const Clock& clock_;
  Leases leases_;
  std::string name_;
  std::vector<std::unique_ptr<Child>> children_;
  ClockSteps steps_;
  bool mended_ = false;
  std::chrono::steady_clock::time_point reclaim_after_{};
};

}  // namespace meretid::jobs
