// SPDX-License-Identifier: EUPL-1.2
// Ctrl-C while a command works: the first asks it to end with its best result, the second discards it, the third ends the
// program. One object per process.
#pragma once

#include <functional>
#include <thread>

namespace meretid::program {

class Interrupt {
 public:
  /// `told(1)`, then `told(2)`, from a thread of its own.
  explicit Interrupt(std::function<void(int times)> told);
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

 private:
  std::function<void(int)> told_;
  std::thread watcher_;
};

}  // namespace meretid::program
