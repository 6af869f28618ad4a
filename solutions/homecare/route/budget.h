// SPDX-License-Identifier: EUPL-1.2
// What a search may spend. Domain code knows no clock: the caller says how time is read (wall clock for people, processor
// time for measurements). With an iteration limit alone, a search depends on its seed and on nothing else.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <stop_token>

namespace meretid::homecare {

struct Budget {
  double seconds = std::numeric_limits<double>::infinity();
  std::uint64_t iterations = std::numeric_limits<std::uint64_t>::max();  ///< of all searchers together
  std::function<double()> spent;  ///< seconds since the search began; asked by several threads. Empty: no time limit
  std::stop_token stop;           ///< end now with the best so far

  double now() const { return spent ? spent() : 0; }
  bool over() const { return stop.stop_requested() || (spent && spent() >= seconds); }
  /// How much of the budget is gone, 0 to 1.
  double used(std::uint64_t done) const {
    const double time = spent ? spent() / seconds : 0;
    return std::min(1.0, std::max(time, static_cast<double>(done) / static_cast<double>(iterations)));
  }
};

}  // namespace meretid::homecare
