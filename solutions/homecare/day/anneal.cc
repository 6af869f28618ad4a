// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/day/anneal.h"

#include <cmath>

namespace meretid::homecare::day {
namespace {

constexpr double kBlink = 0.01;
/// Between looks at the clock: short enough to stop within some milliseconds.
constexpr std::uint64_t kLook = 64;

}  // namespace

Annealer::Annealer(const Problem& problem, const Neighbours& neighbours, const Price& price, Ruin::Measure measure)
    : price_(price), state_(problem), ruin_(problem, neighbours, price, measure), recreate_(problem, neighbours, price, kBlink) {}

std::uint64_t Annealer::anneal(std::uint64_t iterations, Heat heat, Rng& rng, const Budget& budget) {
  double temperature = heat.from;
  const double step = heat.from > 0 && heat.to > 0 ? std::pow(heat.to / heat.from, static_cast<double>(kLook) / static_cast<double>(iterations)) : 1;
  best_ = current();
  double now = best_.cost;
  for (std::uint64_t i = 0; i < iterations; ++i) {
    if (i % kLook == 0 && i > 0) {
      temperature *= step;
      if (budget.over()) return i;
    }
    state_.begin();
    const std::size_t waiting = state_.absent().size();
    if (!ruin_(state_, rng)) {
      state_.undo();
      continue;
    }
    recreate_(state_, rng, ruin_.opened(), waiting);
    const double cost = price_(state_.sums());
    if (cost - now >= -temperature * std::log(1 - rng.uniform())) {
      state_.undo();
      continue;
    }
    now = cost;
    if (now < best_.cost - 1e-9) best_ = {state_.orders(), state_.sums(), now};
  }
  return iterations;
}

}  // namespace meretid::homecare::day
