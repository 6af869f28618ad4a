// SPDX-License-Identifier: EUPL-1.2
// Groups and their sums: the total, each department, each triage level, each mode, and each group of their own. Forecasts of all of
// them, made apart, do not add up; reconciling changes them until they do (Wickramasuriya, Athanasopoulos and Hyndman, "Optimal forecast
// reconciliation for hierarchical and grouped time series through trace minimization", JASA 2019). Pure; nodes x sums a slot.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace meretid::arrivals {

struct Node {
  std::vector<std::string> values;    ///< by column; "" where all of the column are added up
  std::vector<std::size_t> groups;    ///< that it is the sum of
};

/// The sums first, the total at 0; then the groups, in their order.
struct Hierarchy {
  std::vector<Node> nodes;
  std::size_t sums = 0;
  std::size_t groups() const { return nodes.size() - sums; }
};

/// `groups`: values by column. With one column the total and its groups; with more also each value of each column.
Hierarchy hierarchy_of(const std::vector<std::vector<std::string>>& groups);

enum class Reconciling : std::uint8_t {
  kBottomUp,   ///< the groups' own forecasts, added up
  kTopDown,    ///< the total's forecast, shared out as the groups' forecasts lie to each other
  kMinTrace,   ///< all of them, weighed by how their errors vary together
};

class Reconciler {
 public:
  /// `errors`: samples of the forecasts' errors, a value for each node in each; used by kMinTrace alone. Their correlations are drawn
  /// towards none by as much as the sample is too small to know them (Schaefer and Strimmer, "A shrinkage approach to large-scale
  /// covariance matrix estimation", Statistical Applications in Genetics 2005), where the sample counts as `independent`: errors of
  /// forecasts whose days overlap, or of neighbouring days, say less than their number. With fewer than two samples kMinTrace is kBottomUp.
  Reconciler(const Hierarchy& hierarchy, Reconciling how, const std::vector<std::vector<double>>& errors, double independent);
  /// Means of a slot, one a node, become sums of each other; none below nought.
  void apply(std::span<double> means) const;

 private:
  void learn(const std::vector<std::vector<double>>& errors, double independent);

  const Hierarchy* hierarchy_;  // must outlive it
  Reconciling how_;
  std::vector<double> gain_;  // nodes x sums: what a missing sum changes
};

}  // namespace meretid::arrivals
