// SPDX-License-Identifier: EUPL-1.2
// Takes strings of neighbouring stops out of routes that lie close together: Christiaens and Vanden Berghe, "Slack Induction
// by String Removals for Vehicle Routing Problems", Transportation Science 54(2), 2020, section 4.2. Removing whole strings
// of adjacent routes leaves slack in space and capacity where it can be used together.
#pragma once

#include <vector>

#include "base/rng.h"
#include "solutions/homecare/route/neighbours.h"
#include "solutions/homecare/route/routes.h"

namespace meretid::homecare {

class Ruin {
 public:
  struct Measure {
    double stops = 10;      ///< removed on average
    int longest = 10;       ///< string
    double split = 0.5;     ///< of the strings keep some stops in their middle
    double wider = 0.01;    ///< chance that one more is kept
  };

  Ruin(const Neighbours& neighbours, Measure measure) : neighbours_(neighbours), measure_(measure) {}

  /// False when the matrix forbids a gap that opened: undo the step. Cost: about what is removed.
  [[nodiscard]] bool operator()(Routes& routes, Rng& rng);

 private:
  bool string(Routes& routes, Rng& rng, int stop, int length);

  const Neighbours& neighbours_;
  Measure measure_;
  std::vector<int> ruined_;
};

}  // namespace meretid::homecare
