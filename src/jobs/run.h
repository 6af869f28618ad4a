// SPDX-License-Identifier: EUPL-1.2
// One run of a job inside a worker process, as its two threads see it: the job's own and the watch. A worker that joins runs
// children on top of the parent, so the runs of a process form a stack.
// Run: thread-safe where atomic, else under its mutex. RunStack: thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jobs/lease.h"
#include "jobs/works.h"
#include "store/keys.h"

namespace meretid::jobs {

/// CPU time of this process and the children it has waited for.
std::int64_t cpu_microseconds();
std::int64_t resident_mb();

class Run {
 public:
  Run(Lease lease_, store::CaseKey key_, Resources resources_);

  const Lease lease;
  const store::CaseKey key;
  const Resources resources;
  const std::int64_t resident_at_start;
  std::atomic<bool> stop = false, cancel = false, lost = false;

  void say(double fraction, std::string_view step);
  void say_interim(std::string output_json);
  /// What was said since the last call; interim at most every half second.
  Telling news();
  /// What was said but not yet told.
  std::optional<std::string> untold_interim();

  /// Time spent waiting for children is not the job's.
  void pause();
  void resume();
  std::chrono::seconds used() const;
  double fraction() const;
  /// How long ago the job was asked to end; none when it was not.
  std::chrono::seconds asked_to_end_since();

  std::int64_t cpu() const { return cpu_microseconds() - cpu_at_start_ - cpu_of_children; }
  std::int64_t cpu_of_children = 0;  ///< of those run on top of this one. Job's thread only.

 private:
  using SteadyClock = std::chrono::steady_clock;
  const std::int64_t cpu_at_start_;
  mutable std::mutex mutex_;
  double fraction_ = 0;
  std::string step_;
  bool news_ = false;
  std::optional<std::string> interim_;
  SteadyClock::time_point interim_told_{};
  SteadyClock::time_point since_ = SteadyClock::now();
  SteadyClock::duration used_{};
  bool paused_ = false;
  std::optional<SteadyClock::time_point> asked_;
};

class RunStack {
 public:
  void push(std::shared_ptr<Run> run);
  void pop();
  std::vector<std::shared_ptr<Run>> all() const;  ///< outermost first

 private:
  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<Run>> runs_;
};

}  // namespace meretid::jobs
