// SPDX-License-Identifier: EUPL-1.2
// What goes on beside the requests: the sealer every second, what is over (sessions, tries, uploads, temporary files) once an hour, the
// supervisor of the workers. Each on a thread of its own; errors of the database are logged and tried again.
#pragma once

#include <atomic>
#include <memory>
#include <thread>

#include "solution/house.h"
#include "solution/registry.h"

namespace meretid::api {

class Background {
 public:
  Background(solution::House& house, const solution::Registry& registry);
  /// Workers take no new job and give back the one they have; begins that, does not wait.
  void drain() { drain_ = true; }
  /// Drains the workers to the end, seals what is left.
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

 private:
  void seal();
  void supervise();

  solution::House& house_;
  const solution::Registry& registry_;
  std::atomic<bool> drain_{false};   ///< of the supervisor
  std::atomic<bool> over_{false};    ///< of the sealer, which comes last
  std::thread supervisor_, sealer_;
};

}  // namespace meretid::api
