// SPDX-License-Identifier: EUPL-1.2
// Forests for yes-or-no questions over tables of numbers: many trees grown apart, whose shares of "yes" are averaged. Random forest
// (Breiman, "Random forests", Machine Learning 45, 2001: the best split of each drawn column) and extremely randomised trees (Geurts,
// Ernst and Wehenkel, "Extremely randomized trees", Machine Learning 63, 2006: one drawn threshold of each drawn column). For tables
// of some hundred to some ten thousand rows, where boosted trees (learn/boosted_trees.h) have too little to go by.
//
// Thresholds lie on the numbers themselves, not on bins. A missing number is NaN and goes where that paid at training; where none was
// missing, to the side with more weight. The same seed gives the same forest on any number of threads.
// Cost: 4,000 rows x 10 columns x 150 extremely randomised trees take about 0.3 CPU seconds and 10 MB; reading is thread-safe, about
// 0.1 us a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/bytes.h"

namespace meretid::learn {

/// Rows of numbers, one after the other. NaN: not known.
struct ExactTable {
  std::size_t columns = 0;
  std::vector<double> values;

  std::size_t rows() const { return columns ? values.size() / columns : 0; }
  std::span<const double> row(std::size_t i) const { return {values.data() + i * columns, columns}; }
  /// The first row decides how many columns there are.
  void add(std::span<const double> row) {
    if (columns == 0) columns = row.size();
    values.insert(values.end(), row.begin(), row.end());
  }
};

enum class Growth : std::uint8_t { kExtremelyRandomised, kRandomForest };
enum class Impurity : std::uint8_t { kGini, kEntropy };

struct ForestSettings {
  Growth growth = Growth::kExtremelyRandomised;
  Impurity impurity = Impurity::kGini;
  int trees = 150;
  int least_rows = 2;      ///< in each leaf
  int columns_a_split = 0; ///< drawn at each split; 0: the square root of their number
  bool bootstrap = false;  ///< each tree learns from as many rows as there are, drawn with replacement
  bool balanced = true;    ///< weights are scaled so that "yes" and "no" weigh the same
  std::uint64_t seed = 0;
  int threads = 1;         ///< changes the time, never the forest
};

class Forest {
 public:
  /// `labels`: 1 "yes", 0 "no". `weights` may be empty: all 1. A row of weight 0 is not looked at.
  /// "learn.forest_table" (kBadInput) when sizes do not fit, a label is neither 0 nor 1, a weight is no number or negative, a value is
  /// infinite, or only one of the two answers has a weight.
  static Result<Forest> train(const ExactTable& table, std::span<const std::uint8_t> labels, std::span<const double> weights,
                              const ForestSettings& settings);

  /// The mean share of "yes" (by weight) in the leaves that `row`, of columns() numbers, falls into.
  double probability(std::span<const double> row) const;
  /// Of every row.
  std::vector<double> probabilities(const ExactTable& table) const;

  std::size_t columns() const { return columns_; }
  std::size_t trees() const { return roots_.size(); }
  /// After a bootstrap: by row of the training table the mean over the trees that had not drawn it, NaN where every tree had.
  /// Else empty. Not kept in the file.
  const std::vector<double>& out_of_bag() const { return out_of_bag_; }

  void write(ByteWriter& out) const;
  /// "learn.model_format" on anything that train() would not have made.
  static Result<Forest> read(ByteReader& in);

 private:
  friend class ForestTrainer;
  friend class TreeShapley;
  static constexpr std::uint32_t kDeepest = 200;  // a node this far down is a leaf; who walks a tree by recursion relies on it
  struct Node {
    double value = 0;            // of a leaf the share of "yes"; else the threshold: at most so much goes left
    double weight = 0;           // of the training rows that came by
    std::uint32_t left = 0;      // the right one is next to it; 0: a leaf
    std::uint16_t column = 0;
    std::uint16_t missing_left = 0;
  };
  static bool goes_left(const Node& node, double x) { return x != x ? node.missing_left != 0 : x <= node.value; }

  std::uint32_t columns_ = 0;
  std::vector<std::uint32_t> roots_;
  std::vector<Node> nodes_;
  std::vector<double> out_of_bag_;
};

}  // namespace meretid::learn
