// SPDX-License-Identifier: EUPL-1.2
// What a stretch of work costs: time by the wall and the most memory this process held meanwhile. One thread starts and reads it.
#pragma once

#include <chrono>
#include <fstream>
#include <string>

namespace meretid::access::bench {

class Stopwatch {
 public:
  Stopwatch() { std::ofstream("/proc/self/clear_refs") << "5"; }  // the high-water mark begins anew (proc(5))
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }
  /// Megabytes; 0 where the system does not say.
  static double most_memory() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
      if (word == "VmHWM:") {
        double kilobytes = 0;
        status >> kilobytes;
        return kilobytes / 1024;
      }
    return 0;
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace meretid::access::bench
