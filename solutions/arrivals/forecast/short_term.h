// SPDX-License-Identifier: EUPL-1.2
// The next hours and days, slot by slot. Four layers, each learned only from what lies before the origin:
//   1. count regression on the calendar (count_regression.h), refitted every month;
//   2. a correction by what the last hours, days and weeks were like (recent.h): a second Poisson regression whose coefficients fade
//      with the horizon, learned on the forecasts that layer 1 would really have made, month after month, through the history;
//   3. gradient-boosted trees with Poisson loss on the same knowledge, refitted every two months, mixed with layer 2 by the weight
//      that was best on the year before the refit (and never on a slot that is yet to come);
//   4. a negative binomial around the mean, its width from the errors of the last months by part of the week.
// No clock, no chance: the same series gives the same forecast. Cost: a pass over five years of hours about 2 s, then each origin
// well below a millisecond.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "solutions/arrivals/forecast/count_regression.h"
#include "solutions/arrivals/forecast/facts.h"
#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {

struct ShortSettings {
  RegressionSettings regression;
  int refit_days = 30;
  int trees_every = 2;            ///< refits of layer 1 per refit of the trees
  double ridge_recent = 60;
  double recent_half_life = 700;  ///< days, of a row in layer 2
  int trees = 60, leaves = 16, least_rows = 150;
  double rate = 0.12, l2 = 50;
  bool use_trees = true;
  int threads = 1;
};

/// One slot ahead.
struct SlotForecast {
  double mean = 0;
  double dispersion = 1;
  CountRegression::Parts parts;  ///< of the log mean by the calendar; log(mean) beyond their sum is the level of the last weeks
};

class ShortTerm {
 public:
  /// `horizon`: slots ahead, at most. `anchor`: the slot at which a refit falls (the first origin); refits lie whole months before and
  /// after it. `series` and `facts` (of the series and `horizon` slots behind it) must outlive it.
  ShortTerm(const Series& series, const Facts& facts, std::size_t horizon, std::size_t anchor, const ShortSettings& settings);
  ~ShortTerm();

  /// Of the slots origin … origin + horizon - 1, from the slots before the origin alone. Origins must not fall.
  std::vector<SlotForecast> forecast(std::size_t origin);
  /// Standard deviation of the error that all slots of a forecast share, over the mean; after a forecast.
  double shared_error() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace meretid::arrivals
