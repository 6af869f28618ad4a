// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/staffing/erlang.h"

#include <cmath>

namespace meretid::arrivals {

double erlang_c(int servers, double load) {
  if (load <= 0) return servers > 0 ? 0 : 1;
  if (static_cast<double>(servers) <= load) return 1;
  double blocked = 1;
  for (int k = 1; k <= servers; ++k) blocked = load * blocked / (k + load * blocked);
  return blocked / (1 - load / servers * (1 - blocked));
}

double waits_longer(int servers, double load, double wait) {
  const double all_busy = erlang_c(servers, load);
  return all_busy >= 1 ? 1 : all_busy * std::exp(-(servers - load) * wait);
}

}  // namespace meretid::arrivals
