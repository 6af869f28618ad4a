// SPDX-License-Identifier: EUPL-1.2
// Puts absent stops back, each at its cheapest place, with blinks: now and then a place is overlooked, so that greed does
// not always find the same plan (Christiaens and Vanden Berghe 2020, section 4.3). Only places beside one of the stop's
// granular neighbours are tried, then an empty route, and all places when neither fits: cost per stop is independent of the
// size of the plan.
#pragma once

#include <vector>

#include "base/rng.h"
#include "solutions/homecare/route/neighbours.h"
#include "solutions/homecare/route/routes.h"

namespace meretid::homecare {

class Recreate {
 public:
  /// `blink`: chance that a place is overlooked.
  Recreate(const Problem& problem, const Neighbours& neighbours, double blink);

  /// What finds no place stays absent.
  void operator()(Routes& routes, Rng& rng);

 private:
  struct Place {
    Cost cost;
    int after;
  };
  void order(std::vector<int>& queue, Rng& rng);
  Place near_place(const Routes& routes, Rng& rng, int stop);
  Place any_place(const Routes& routes, int stop) const;
  bool blinks(Rng& rng);

  const Problem& problem_;
  const Neighbours& neighbours_;
  double blink_;
  int until_blink_ = 0;
  std::vector<std::pair<std::int64_t, int>> keyed_;
};

}  // namespace meretid::homecare
