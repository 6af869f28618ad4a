// SPDX-License-Identifier: EUPL-1.2
// Takes out what lies in nightwatch_outbound, in a thread of its own so that a receiver who does not answer delays no alarm here.
// At least once, and to each receiver in the order it happened: while one does not answer, all that is for it waits, with growing
// pauses (1 s, 2 s … 5 minutes), and is tried at once when something new comes. What a receiver answers with 4xx it will not take;
// that alone waits and lets the others by. Given up after a day, a sounder's after ten minutes, which the record says.
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
