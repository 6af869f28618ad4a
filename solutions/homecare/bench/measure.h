// SPDX-License-Identifier: EUPL-1.2
// One search of one instance, judged by the strict checker. What it took is measured as processor seconds of all threads and
// as seconds on the wall; the budget counts the one or the other (processor seconds are fair on a machine with other work).
#pragma once

#include <vector>

#include "solutions/homecare/bench/case.h"

namespace meretid::homecare::bench {

struct Effort {
  double seconds = 10;  ///< per run, on the wall; with `processor` so many processor seconds per thread
  int threads = 2;
  int seeds = 1;
  bool processor = false;
};

struct Run {
  double objective = 0;
  int vehicles = 0;
  bool feasible = false;
  double cpu = 0, wall = 0;
};

/// Seeds 1 to effort.seeds.
Result<std::vector<Run>> measure(const Case& instance, const Effort& effort);

/// Per cent above the best known objective. An infeasible run counts as 100: it is never left out.
double gap(const Case& instance, const Run& run);

struct Spread {
  double best = 0, mean = 0, worst = 0;
};
/// Of the gaps of one instance over its seeds; the instance has a best known value.
Spread gaps(const Case& instance, const std::vector<Run>& runs);

/// "2 cores" and the effort in words, for the note beside a figure.
std::string in_words(const Effort& effort);

}  // namespace meretid::homecare::bench
