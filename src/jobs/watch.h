// SPDX-License-Identifier: EUPL-1.2
// The second thread of a worker process. Tells the table what its runs say, brings them the wishes to stop or cancel, and ends
// the process when a run exceeds its memory or its time or will not end when asked: a stuck job costs this process, nothing else.
// Asks ten times a second; a job shorter than that never meets it.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <thread>

#include "jobs/lease.h"
#include "jobs/run.h"
#include "store/connection.h"

namespace meretid::jobs {

/// Exit status of a worker that the watch ended after it had brought the job to its end.
inline constexpr int kWatchExit = 75;

class Watch {
 public:
  /// `connection` is the watch's own. `drain`: set when the process shall go.
  Watch(std::unique_ptr<store::Connection> connection, std::string worker, RunStack& runs, const std::atomic<bool>& drain,
        const Clock& clock);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

 private:
  void loop();
  void tell(Run& run);
  void enforce(Run& top);
  [[noreturn]] void leave(Run& run, Result<std::string> output);

  std::unique_ptr<store::Connection> db_;
  std::string worker_;
  RunStack& runs_;
  const std::atomic<bool>& drain_;
  Leases leases_;
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

}  // namespace meretid::jobs
