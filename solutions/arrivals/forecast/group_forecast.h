// SPDX-License-Identifier: EUPL-1.2
// The next hours and days of every group and every sum of groups, such that they add up. Each is forecast by itself (short_term.h); how they
// are made to add up is chosen by what was best through the last months before the origin: the covariance of errors is learned on
// the first half of them, the ways are compared on the second, where also the widths are learned again, because a reconciled forecast errs
// otherwise than the one before. Nothing after the origin is seen. Cost: a pass of the short-term forecast for each.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <vector>

#include "solutions/arrivals/forecast/hierarchy.h"
#include "solutions/arrivals/forecast/outlook.h"
#include "solutions/arrivals/forecast/short_term.h"
#include "solutions/arrivals/series/grouped.h"

namespace meretid::arrivals {

inline constexpr std::array kReconcilings = {Reconciling::kBottomUp, Reconciling::kTopDown, Reconciling::kMinTrace};

/// How the ways compared: squared errors of slots and of days, over those of the forecasts that do not add up, mean of all nodes.
struct ReconcilingChoice {
  Reconciling how = Reconciling::kBottomUp;
  std::size_t origins = 0;                   ///< compared at so many; 0: too little data to choose, bottom-up
  std::array<double, kReconcilings.size()> error{};
};

Hierarchy hierarchy_of(const GroupedSeries& series);
/// Of a node, as a series of its own.
Series series_of(const GroupedSeries& series, const Node& node);

class GroupForecast {
 public:
  /// `first`: the first origin that will be asked for. `series` and `calendar` need not outlive it.
  GroupForecast(const GroupedSeries& series, const Calendar& calendar, std::size_t horizon, std::size_t first);
  ~GroupForecast();
  const Hierarchy& hierarchy() const;

  struct OfNode {
    std::vector<SlotForecast> slots;
    double shared = 0;     ///< as ShortTerm::shared_error
  };
  /// By node. Origins must not fall.
  std::vector<OfNode> forecast(std::size_t origin);
  /// The same before they were made to add up; after forecast() of the same origin.
  const std::vector<OfNode>& apart() const;
  const ReconcilingChoice& choice() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

struct GroupOutlook {
  Hierarchy hierarchy;
  std::vector<std::vector<SlotOutlook>> nodes;
  ReconcilingChoice near, far;
};

/// `horizon` slots behind the series, by node, such that they add up: the first `near` of them by the short-term forecast, those behind by
/// the long-term forecast, each with its own way of reconciling. `told` hears the share that is done.
GroupOutlook group_outlook(const GroupedSeries& series, const Calendar& calendar, std::size_t near, std::size_t horizon, const std::function<void(double)>& told = {});

}  // namespace meretid::arrivals
