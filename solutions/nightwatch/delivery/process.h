// SPDX-License-Identifier: EUPL-1.2
// A process to measure with, and to kill. Ends with us. Not thread-safe.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace meretid::nightwatch::delivery {

class Process {
 public:
  Process() = default;
  Process(std::vector<std::string> arguments, std::filesystem::path log, std::vector<std::string> environment = {});
  ~Process() { kill(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void start();
  void kill();                       ///< -9, and waits for its end
  pid_t pid() const { return pid_; }
  /// Whoever of its children has this word in its command line; -1: none.
  pid_t child_with(const std::string& word) const;
  /// Runs to its end; the exit status.
  int run();

 private:
  std::vector<std::string> arguments_, environment_;
  std::filesystem::path log_;
  pid_t pid_ = -1;
};

bool listens(std::uint16_t port);
/// Of the process so far, seconds of processor time.
double processor_seconds(pid_t pid);

}  // namespace meretid::nightwatch::delivery
