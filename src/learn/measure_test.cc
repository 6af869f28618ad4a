// SPDX-License-Identifier: EUPL-1.2
#include "learn/measure.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace meretid::learn {
namespace {

using Labels = std::vector<std::uint8_t>;
using Scores = std::vector<double>;

TEST(AreaUnderCurve, KnownTables) {
  // The example of scikit-learn's roc_auc_score and average_precision_score.
  EXPECT_DOUBLE_EQ(area_under_curve(Scores{0.1, 0.4, 0.35, 0.8}, Labels{0, 0, 1, 1}), 0.75);
  EXPECT_NEAR(average_precision(Scores{0.1, 0.4, 0.35, 0.8}, Labels{0, 0, 1, 1}), 0.8333333333, 1e-9);
  EXPECT_DOUBLE_EQ(area_under_curve(Scores{3, 2, 1}, Labels{1, 0, 0}), 1);
  EXPECT_DOUBLE_EQ(area_under_curve(Scores{1, 2, 3}, Labels{1, 0, 0}), 0);
}

TEST(AreaUnderCurve, EqualScoresCountHalf) {
  EXPECT_DOUBLE_EQ(area_under_curve(Scores{5, 5, 5, 5}, Labels{1, 0, 1, 0}), 0.5);
  // Pairs: 2>1, 2=2, 1=1, 1<2: (1 + .5 + .5 + 0) / 4.
  EXPECT_DOUBLE_EQ(area_under_curve(Scores{2, 1, 2, 1}, Labels{1, 1, 0, 0}), 0.5);
  EXPECT_DOUBLE_EQ(average_precision(Scores{5, 5, 5, 5}, Labels{1, 0, 0, 0}), 0.25);
}

TEST(AreaUnderCurve, OfOneAnswerOnlyIsNoNumber) {
  EXPECT_TRUE(std::isnan(area_under_curve(Scores{1, 2}, Labels{1, 1})));
  EXPECT_TRUE(std::isnan(area_under_curve({}, {})));
  EXPECT_TRUE(std::isnan(average_precision(Scores{1, 2}, Labels{0, 0})));
  EXPECT_TRUE(std::isnan(balanced_accuracy(Scores{1, 2}, Labels{0, 0}, 0.5)));
}

TEST(PrecisionAt, CountsTheFirstAndSharesTies) {
  const Scores scores{0.9, 0.8, 0.8, 0.8, 0.1};
  const Labels labels{1, 1, 0, 0, 1};
  EXPECT_DOUBLE_EQ(precision_at(scores, labels, 1), 1);
  EXPECT_DOUBLE_EQ(precision_at(scores, labels, 2), (1 + 1 / 3.0) / 2);
  EXPECT_DOUBLE_EQ(precision_at(scores, labels, 4), 0.5);
  EXPECT_DOUBLE_EQ(precision_at(scores, labels, 50), 0.6);
  EXPECT_TRUE(std::isnan(precision_at({}, {}, 10)));
}

TEST(BalancedAccuracy, IsTheMeanOfBothShares) {
  // Of two true one is found, of four others three are left alone.
  EXPECT_DOUBLE_EQ(balanced_accuracy(Scores{0.9, 0.2, 0.6, 0.1, 0.2, 0.5}, Labels{1, 1, 0, 0, 0, 0}, 0.5), (0.5 + 0.75) / 2);
}

TEST(BestThreshold, LiesWhereBalancedAccuracyIsHighest) {
  const Scores scores{0.1, 0.2, 0.3, 0.6, 0.7, 0.8};
  const Labels labels{0, 0, 0, 1, 0, 1};
  const double threshold = best_threshold(scores, labels);
  EXPECT_DOUBLE_EQ(threshold, 0.45);
  for (const double other : {0.05, 0.15, 0.25, 0.65, 0.75, 0.9}) EXPECT_GE(balanced_accuracy(scores, labels, threshold), balanced_accuracy(scores, labels, other));
  EXPECT_DOUBLE_EQ(best_threshold(Scores{0.3, 0.3}, Labels{0, 1}), 0.5);
}

}  // namespace
}  // namespace meretid::learn
