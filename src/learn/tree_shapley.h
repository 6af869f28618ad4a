// SPDX-License-Identifier: EUPL-1.2
// What each column did to a forest's answer: exact Shapley values of trees (Lundberg, Erion and Lee, "Consistent individualized feature
// attribution for tree ensembles", 2018, algorithm 2; Lundberg et al., "From local explanations to global understanding with explainable
// AI for trees", Nature Machine Intelligence 2, 2020). A column that is "not known" is answered by both sides of its splits, by the
// weight of the training rows that went there (path-dependent).
//
// base + the sum of by_column = the forest's probability, but for rounding. Thread-safe. Cost of one row: leaves x depth^2, where depth
// counts different columns only; 150 trees of 1,000 leaves over 10 columns take some 50 ms.
#pragma once

#include "learn/forest.h"

namespace meretid::learn {

struct Explanation {
  double base = 0;                 ///< the answer when nothing is known: the mean over the training rows
  std::vector<double> by_column;   ///< what knowing this column's number added
};

class TreeShapley {
 public:
  /// `row` has forest.columns() numbers.
  static Explanation explain(const Forest& forest, std::span<const double> row);
};

}  // namespace meretid::learn
