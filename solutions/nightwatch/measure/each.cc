// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/measure/each.h"

#include <atomic>
#include <thread>
#include <vector>

namespace meretid::nightwatch {

void each(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i; (i = next++) < count;) work(i);
  };
  std::vector<std::jthread> others;
  for (unsigned t = 1; t < std::thread::hardware_concurrency(); ++t) others.emplace_back(run);
  run();
}

}  // namespace meretid::nightwatch
