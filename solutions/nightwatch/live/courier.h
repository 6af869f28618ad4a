// SPDX-License-Identifier: EUPL-1.2
// Takes out what lies in nightwatch_outbound, in a thread of its own so that a receiver who does not answer delays no alarm here.
// Tried again with growing pauses (1 s, 2 s … 5 minutes) for a day, then given up, which the record says. At least once.
#pragma once

#include <thread>

namespace meretid::solution { class ServiceContext; }

namespace meretid::nightwatch::live {

class Courier {
 public:
  explicit Courier(solution::ServiceContext& context);
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

 private:
  std::jthread thread_;
};

}  // namespace meretid::nightwatch::live
