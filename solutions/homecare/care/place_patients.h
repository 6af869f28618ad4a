// SPDX-License-Identifier: EUPL-1.2
// Puts absent patients onto routes, each at its cheapest place, with blinks. A place is first judged by what it costs at
// least (the detour, the own tardiness, that of the visit behind it that has least time to lose), and priced exactly only when
// that could be the best.
// Cost: O(places of able carers) per patient; a pair tries the product, best bounds first, until none can win.
#pragma once

#include <vector>

#include "base/rng.h"
#include "solutions/homecare/care/schedule.h"

namespace meretid::homecare {

class PlacePatients {
 public:
  explicit PlacePatients(const Tasks& tasks) : tasks_(tasks) {}

  /// False when one found no place at all: a service nobody can give, or a pair with one able carer.
  bool operator()(Schedule& schedule, std::vector<int>& patients, Rng& rng, double blink);

 private:
  struct Place {
    Milli bound;    ///< costs at least this
    Milli added;    ///< detour
    Milli arrival;  ///< earliest start
    int behind, carer;
  };
  /// Places of a task. Once the one of the least bound is priced, those that cannot win go; the others are put in order only as
  /// far as they are read.
  struct Ranking {
    std::vector<Place> places;
    std::size_t ordered = 0;
    Place least;
    void keep_below(Milli most);
    const Place& at(std::size_t i);
  };
  void order(std::vector<int>& patients, Rng& rng);
  void rank(const Schedule& schedule, int task, Ranking& out) const;
  Schedule::Offer best(Schedule& schedule, int patient, Rng& rng, double blink);

  const Tasks& tasks_;
  Ranking one_, two_;
  std::vector<std::pair<Milli, int>> keyed_;
};

}  // namespace meretid::homecare
