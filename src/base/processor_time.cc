// SPDX-License-Identifier: EUPL-1.2
#include "base/processor_time.h"

#include <time.h>

namespace meretid::base {

double processor_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace meretid::base
