// SPDX-License-Identifier: EUPL-1.2
// Puts absent visits back, each at its cheapest place, with blinks: now and then a place is overlooked, so that greed does not
// always find the same plan (Christiaens and Vanden Berghe, "Slack Induction by String Removals", Transportation Science 54(2), 2020,
// section 4.3). Only places beside one of the visit's granular neighbours are tried, then all places of the tours named. A visit of
// two takes the best pair of places of two carers. A visit that costs more than leaving it out stays out.
#pragma once

#include <stop_token>
#include <vector>

#include "base/rng.h"
#include "solutions/homecare/day/near.h"
#include "solutions/homecare/day/slots.h"
#include "solutions/homecare/day/state.h"

namespace meretid::homecare::day {

class Recreate {
 public:
  Recreate(const Problem& problem, const Neighbours& neighbours, const Price& price, double blink);

  /// `tours`: those that have changed, where a visit without a place among its neighbours is tried everywhere. The first
  /// `waiting` visits of the queue were absent before the step; a few of them are tried.
  void operator()(State& state, Rng& rng, const std::vector<int>& tours, std::size_t waiting);
  /// A first plan: all absent visits one after the other, pinned ones first, then those of two carers, then those that few may make.
  void fill(State& state, Rng& rng, const std::stop_token& stop = {});
  /// Tries one visit everywhere in these tours.
  bool one(State& state, Rng& rng, int visit, const std::vector<int>& tours, bool near);

 private:
  void order(State& state, Rng& rng, std::size_t waiting);
  void gather(const State& state, const Slots& slots, Rng& rng, int node, const std::vector<int>& tours, bool near, int most, std::vector<Slot>& found);
  bool blinks(Rng& rng);

  const Problem& problem_;
  const Neighbours& neighbours_;
  const Price& price_;
  double blink_;
  int until_blink_ = 0;
  std::vector<std::uint32_t> seen_;  ///< places, by the search that last asked
  std::uint32_t asked_ = 0;
  std::vector<int> able_, queue_;
  std::vector<std::pair<double, int>> keyed_;
  std::vector<Slot> found_[2];
  struct Pair {
    double cost;
    int a, b;
  };
  std::vector<Pair> pairs_;
};

}  // namespace meretid::homecare::day
