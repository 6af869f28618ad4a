// SPDX-License-Identifier: EUPL-1.2
// Simulated annealing whose move is "ruin some strings, recreate them": one searcher on one part of a day. Deterministic for its
// generator unless the budget runs out of time. Not thread-safe: one per thread. Cost: some 20 to 40 microseconds an iteration,
// whatever the size of the day.
#pragma once

#include <cstdint>
#include <vector>

#include "base/rng.h"
#include "solutions/homecare/day/recreate.h"
#include "solutions/homecare/day/ruin.h"
#include "solutions/homecare/route/budget.h"

namespace meretid::homecare::day {

struct Heat {
  double from = 0, to = 0;  ///< temperatures at the first and the last iteration of a round, geometric between; minutes of driving
};

/// A plan on the way, and what it costs.
struct Found {
  Orders orders;
  Sums sums;
  double cost = 0;
};

class Annealer {
 public:
  Annealer(const Problem& problem, const Neighbours& neighbours, const Price& price, Ruin::Measure measure = {});

  State& state() { return state_; }
  const State& state() const { return state_; }
  Recreate& recreate() { return recreate_; }
  Ruin& ruin() { return ruin_; }
  /// From what the state holds now. Returns the iterations done.
  std::uint64_t anneal(std::uint64_t iterations, Heat heat, Rng& rng, const Budget& budget);
  /// The cheapest since the start of the last anneal().
  const Found& best() const { return best_; }
  Found current() const { return {state_.orders(), state_.sums(), price_(state_.sums())}; }

 private:
  const Price& price_;
  State state_;
  Ruin ruin_;
  Recreate recreate_;
  Found best_;
};

}  // namespace meretid::homecare::day
