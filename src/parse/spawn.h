// SPDX-License-Identifier: EUPL-1.2
// Starts a child and ends it: the only place that knows processes. Used by sandbox.cc on one thread at a time.
#pragma once

#include <chrono>
#include <filesystem>

#include "parse/operation.h"
#include "parse/sandbox.h"

namespace meretid::parse {

/// A running child. Destroying it kills it, with everything it started, and waits for it.
class Child {
 public:
  static Result<Child> start(const std::filesystem::path& program, const Call& call, Profile profile);
  Child(Child&& other) noexcept;
  Child& operator=(Child&&) = delete;
  ~Child();

  int answers() const { return answers_; }  ///< the reading end of its pipe
  void kill();
  struct End {
    int status = 0;  ///< as a shell says it: exit status, or 128 + signal
    double cpu_seconds = 0;
  };
  /// Waits until it has ended, at most until `until`; then kills it.
  End wait(std::chrono::steady_clock::time_point until);

 private:
  Child() = default;
  int pid_ = -1, answers_ = -1, watch_ = -1;
  std::filesystem::path folder_;  ///< the private folder where there is no bubblewrap
};

}  // namespace meretid::parse
