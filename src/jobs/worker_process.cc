// SPDX-License-Identifier: EUPL-1.2
#include <signal.h>

#include <fstream>

#include "base/log.h"
#include "jobs/worker.h"

namespace meretid::jobs {
namespace {

std::atomic<bool> drain = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // set by a signal handler

}  // namespace

int worker_process(const Workshop& workshop, std::string name) {
  struct sigaction action{};
  action.sa_handler = [](int) { drain = true; };
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
  // Where memory runs out the kernel shall take the worker, not the server.
  std::ofstream("/proc/self/oom_score_adj") << 500;

  auto worker = Worker::make(workshop, name);
  if (!worker) {
    base::log_error("jobs.worker_failed", {{"code", worker.error().code}});
    return base::exit_code(Kind::kInternal);
  }
  if (const auto worked = (*worker)->work(drain); !worked) {
    base::log_error("jobs.worker_failed", {{"code", worked.error().code}});
    return base::exit_code(Kind::kInternal);
  }
  return 0;
}

}  // namespace meretid::jobs
