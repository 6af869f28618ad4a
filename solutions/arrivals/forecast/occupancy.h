// SPDX-License-Identifier: EUPL-1.2
// How many patients are there at once: arrivals folded with how long they stay. With stays that do not depend on each other this is the
// queue with always somebody free (M_t/G/infinity; Eick, Massey and Whitt, "The physics of the M_t/G/infinity queue", Operations
// Research 1993): those present at t are the arrivals before it, each still there with the chance that a stay is longer. Who has come
// already is counted as seen; who is yet to come brings the forecast's own spread, what the slots share included. Pure; slots x stays.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.h"
#include "solutions/arrivals/forecast/outlook.h"

namespace meretid::arrivals {

/// Of a patient who came some slots ago, the chance of being there still at the end of a slot: [0] for this slot's own arrivals, who
/// came at any time within it with the same chance.
class StayCurve {
 public:
  /// Log-normal stays of this mean and coefficient of variation (deviation over mean; emergency departments have 0.6 to 1.2).
  static StayCurve log_normal(double mean_minutes, double variation, double slot_minutes);
  /// From stays as they were, in minutes. `stays` not empty.
  static StayCurve of(std::span<const double> stays, double slot_minutes);

  double at(std::size_t slots_ago) const { return slots_ago < still_.size() ? still_[slots_ago] : 0; }
  std::size_t reach() const { return still_.size(); }   ///< slots after which one in ten thousand is left
  double mean_minutes() const { return mean_; }

 private:
  std::vector<double> still_;
  double mean_ = 0;
};

struct Present {
  double mean = 0;
  double dispersion = 1;   ///< variance over mean; below 1 where most of them have been seen to come
};

/// At the end of each slot behind the series.
std::vector<Present> present(const Series& series, const std::vector<SlotOutlook>& ahead, const StayCurve& stays);

/// At the end of each of the last `slots` slots of the series, from arrivals alone: what the curve makes of those who came.
std::vector<double> was_present(const Series& series, std::size_t slots, const StayCurve& stays);

}  // namespace meretid::arrivals
