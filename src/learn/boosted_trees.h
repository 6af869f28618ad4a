// SPDX-License-Identifier: EUPL-1.2
// Gradient-boosted trees for tables of numbers: a sum of small decision trees, each grown on what the trees before it got wrong.
// Growth by the second-order gain of Chen and Guestrin, "XGBoost" (KDD 2016), equations 5-7, on histograms of at most 255 bins
// a column, best leaf first (Ke et al., "LightGBM", NIPS 2017); shrinkage and sampling of rows and columns after Friedman
// ("Stochastic gradient boosting", 2002). A missing number is NaN and goes where that paid at training (Chen and Guestrin, 3.4).
//
// The same seed gives the same model on any number of threads: a sum of a bin is always taken in the order of the rows.
// Memory while training: 1 byte a number, and leaves x columns x bins x 24 bytes. 57,000 rows x 60 columns x 200 trees of 31
// leaves: a few CPU seconds. Reading is thread-safe; about 20 ns a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/bytes.h"

namespace meretid::learn {

/// Rows of numbers, one after the other. NaN: not known.
struct Table {
  std::size_t columns = 0;
  std::vector<float> values;

  std::size_t rows() const { return columns ? values.size() / columns : 0; }
  std::span<const float> row(std::size_t i) const { return {values.data() + i * columns, columns}; }
  /// The first row decides how many columns there are.
  void add(std::span<const float> row) {
    if (columns == 0) columns = row.size();
    values.insert(values.end(), row.begin(), row.end());
  }
};

enum class Loss : std::uint8_t {
  kLogistic,  ///< targets 0..1; score() is a log-odds
  kSquared,   ///< targets any number; score() is their expectation
  kPoisson,   ///< targets counts, 0 or more; score() is the logarithm of the expected count
};

struct BoostSettings {
  Loss loss = Loss::kLogistic;
  int trees = 200;
  int leaves = 31;             ///< at most, of one tree
  double rate = 0.1;           ///< shrinkage of each tree
  double l2 = 1;               ///< on the value of a leaf
  int least_rows = 20;         ///< in each leaf
  double least_hessian = 1e-3; ///< in each leaf: sum of weight x p(1-p), or of weights
  double least_gain = 0;       ///< below it a leaf is not split
  double rows_share = 1;       ///< of the rows, drawn anew for each tree
  double columns_share = 1;    ///< of the columns, drawn anew for each tree
  int bins = 255;              ///< 2 .. 255, of one column
  std::uint64_t seed = 0;
  int threads = 1;             ///< changes the time, never the model
};

class BoostedTrees {
 public:
  /// `weights` may be empty: all 1. A row of weight 0 is not looked at.
  /// `offsets` may be empty: all 0. Of each row a part of the score that is known already and not learned: another model's answer, or
  /// the logarithm of an exposure. score() does not hold it; who reads the model adds it.
  /// "learn.boost_table" (kBadInput) when the sizes do not fit, a target or weight is no number, or nothing has a weight.
  static Result<BoostedTrees> train(const Table& table, std::span<const float> targets, std::span<const float> weights,
                                    const BoostSettings& settings, std::span<const float> offsets = {});

  /// `row` has columns() numbers.
  double score(std::span<const float> row) const;
  /// 1 / (1 + exp(-score)); means something after logistic loss.
  double probability(std::span<const float> row) const;

  std::size_t columns() const { return columns_; }
  std::size_t trees() const { return roots_.size(); }
  Loss loss() const { return loss_; }
  /// By column: what its splits gained in training, all together. Not kept in the file.
  const std::vector<double>& gains() const { return gains_; }

  void write(ByteWriter& out) const;
  /// "learn.model_format" on anything that train() would not have made.
  static Result<BoostedTrees> read(ByteReader& in);

 private:
  friend class BoostTrainer;
  struct Node {
    float value = 0;             // of a leaf; else the threshold: at most so much goes left
    std::uint32_t left = 0;      // the right one is next to it; 0: a leaf
    std::uint16_t column = 0;
    std::uint16_t missing_left = 0;
  };
  Loss loss_ = Loss::kLogistic;
  std::uint32_t columns_ = 0;
  double base_ = 0;
  std::vector<std::uint32_t> roots_;
  std::vector<Node> nodes_;
  std::vector<double> gains_;
};

}  // namespace meretid::learn
