// SPDX-License-Identifier: EUPL-1.2
// Two searchers who work at once and meet after each round: what the searches for routes, for a day and for care plans share.
// Always two, on one thread or on two, each with a generator that depends on the seed and the round alone: with an iteration limit
// the plan is the same on any number of threads. Used by one thread.
#pragma once

#include <cstdint>
#include <functional>

#include "base/rng.h"
#include "solutions/homecare/route/budget.h"

namespace meretid::homecare {

inline constexpr std::size_t kSearchers = 2;

class Rounds {
 public:
  Rounds(std::uint64_t seed, int threads, const Budget& budget) : rng_(seed), threads_(threads), budget_(budget) {}

  /// One round: `work` gets the searcher's number and its generator and returns the iterations it did.
  void operator()(const std::function<std::uint64_t(std::size_t searcher, Rng& rng)>& work);

  /// Generators outside the rounds: number n (below kSearchers) before the first, and one for what is drawn where they meet.
  Rng before(std::uint64_t n) const { return rng_.fork(n); }
  Rng between() const { return rng_.fork(~made_); }

  std::uint64_t made() const { return made_; }              ///< rounds so far
  std::uint64_t iterations() const { return iterations_; }  ///< of both searchers
  bool over() const { return budget_.over() || iterations_ >= budget_.iterations; }
  double used() const { return budget_.used(iterations_); }  ///< of the budget, 0 to 1

 private:
  Rng rng_;
  int threads_;
  const Budget& budget_;
  std::uint64_t made_ = 0, iterations_ = 0;
};

}  // namespace meretid::homecare
