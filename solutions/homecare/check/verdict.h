// SPDX-License-Identifier: EUPL-1.2
// What the strict checkers say of a solution. They share no code with the search: whatever the search believes, the checker
// reads the instance and the solution anew and adds up by itself.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace meretid::homecare {

struct Verdict {
  double objective = 0;
  double distance = 0;
  double tardiness = 0, max_tardiness = 0;  ///< of HHCRSP; 0 where windows are hard
  int vehicles = 0;                          ///< that leave the depot or the office
  int unassigned = 0;                        ///< visits nobody makes
  std::vector<base::Error> breaches;         ///< each names the rule, the place and the values

  bool feasible() const { return breaches.empty(); }
};

}  // namespace meretid::homecare
