// SPDX-License-Identifier: EUPL-1.2
// A child process: started, watched through a file descriptor, ended. Used by one thread (the supervisor's).
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace meretid::jobs {

class Process {
 public:
  /// `program` with its arguments, our environment and our stderr; its stdin is /dev/null, its stdout our stderr (stdout
  /// belongs to results). With `heartbeat` it gets a pipe as file descriptor 3 to write beats into.
  static Result<Process> start(const std::string& program, const std::vector<std::string>& arguments, bool heartbeat = false);
  Process(Process&& other) noexcept;
  Process& operator=(Process&& other) noexcept;
  /// A child still alive is killed.
  ~Process();

  pid_t pid() const { return pid_; }
  /// Becomes readable when the child ends.
  int descriptor() const { return descriptor_; }
  void signal(int number) const;
  /// The status of waitpid(2) once the child has ended.
  std::optional<int> ended();
  /// Time since the last beat (or the start).
  std::chrono::steady_clock::duration silence();
  std::chrono::steady_clock::duration age() const { return std::chrono::steady_clock::now() - started_; }

 private:
  Process() = default;
  pid_t pid_ = -1;
  int descriptor_ = -1;  // pidfd
  int beats_ = -1;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_beat_ = started_;
};

/// In the child: ends it when the process that started it ends, whatever way. `parent`: getpid() of the starter.
void die_with(pid_t parent);

}  // namespace meretid::jobs
