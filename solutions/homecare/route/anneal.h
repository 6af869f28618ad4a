// SPDX-License-Identifier: EUPL-1.2
// Simulated annealing whose moves are "ruin some strings, recreate them" and "two routes exchange their tails" (2-opt*, Potvin
// and Rousseau 1995, which keeps windows in order): one searcher on one part of a plan. Deterministic
// for its generator unless the budget runs out of time. Not thread-safe: one per thread.
// Cost: about 5 to 15 microseconds per iteration, whatever the size of the plan.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/rng.h"
#include "solutions/homecare/route/budget.h"
#include "solutions/homecare/route/neighbours.h"
#include "solutions/homecare/route/recreate.h"
#include "solutions/homecare/route/routes.h"
#include "solutions/homecare/route/ruin.h"

namespace meretid::homecare {

struct Cooling {
  double from = 0, to = 0;  ///< temperatures at the first and the last iteration of the round, geometric between
};

class Annealer {
 public:
  Annealer(const Problem& problem, const Neighbours& neighbours);

  /// Starts from these routes; `most` is the fleet of this part.
  void take(std::span<const std::vector<int>> routes, std::span<const int> absent, int most);
  /// Anneals; every stop stays served. Nothing may be absent at the start. Returns the iterations done.
  std::uint64_t anneal(std::uint64_t iterations, Cooling cooling, Rng& rng, const Budget& budget);
  /// Serves absent stops within the fleet, by the paper's sums of absences (section 5): stops that were left out often are
  /// put in before others. Ends when all are served. `absences` counts for every stop and is kept by the caller.
  std::uint64_t fit(std::uint64_t iterations, Cooling cooling, Rng& rng, const Budget& budget,
                    std::vector<std::uint32_t>& absences);

  /// Puts what is absent back where it is cheapest; false when something finds no place.
  bool place(Rng& rng);

  Plan current() const { return routes_.plan(); }
  /// The shortest since take(); for fit() the current one.
  const Plan& best() const { return best_; }

 private:
  /// Two routes exchange their tails where that costs less than allowed; looks at a few random places.
  bool exchange(Rng& rng, double allowance);

  const Neighbours& neighbours_;
  Routes routes_;
  Ruin ruin_;
  Recreate recreate_;
  Plan best_;
};

}  // namespace meretid::homecare
