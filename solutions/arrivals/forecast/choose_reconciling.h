// SPDX-License-Identifier: EUPL-1.2
// Which way of reconciling was best: forecasts that were made, each reconciled by every way, against what came. What a way learns it learns on
// the first half of them; they are compared on the second. Pure.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "solutions/arrivals/forecast/group_forecast.h"

namespace meretid::arrivals {

/// A forecast of all nodes, made apart: means by node and slot ahead.
struct Tried {
  std::size_t origin = 0;
  std::vector<std::vector<double>> means;
};

class ReconcilingTrial {
 public:
  /// All must outlive it. `tried` in the order of their origins, what they forecast known to `series`. `per_day`: slots of a day.
  /// `together`: slots whose errors go together, a level that was wrong being wrong for a while.
  ReconcilingTrial(const Hierarchy& hierarchy, const std::vector<Series>& series, const std::vector<Tried>& tried, std::size_t per_day, std::size_t together);
  ReconcilingChoice choice() const { return choice_; }
  /// From all of them.
  Reconciler learned(Reconciling how) const;
  /// Every slot of the second half, as a way that learned on the first makes it.
  void each_compared(Reconciling how, const std::function<void(std::size_t slot, std::span<const double> means)>& look) const;

 private:
  void each(std::size_t from, std::size_t end, const std::function<void(const Tried&, std::size_t h, std::vector<double>& means)>& look) const;
  std::vector<std::vector<double>> day_errors(std::size_t from, std::size_t end) const;
  std::vector<double> errors(const Reconciler* reconciler) const;

  const Hierarchy& hierarchy_;
  const std::vector<Series>& series_;
  const std::vector<Tried>& tried_;
  Reconciler learn(Reconciling how, std::size_t end) const;
  std::size_t per_day_, together_, half_;
  ReconcilingChoice choice_;
};

}  // namespace meretid::arrivals
