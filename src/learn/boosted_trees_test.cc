// SPDX-License-Identifier: EUPL-1.2
#include "learn/boosted_trees.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

#include "base/rng.h"

namespace meretid::learn {
namespace {

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

struct Task {
  Table table;
  std::vector<float> targets;
};

// Inside a ring or not: no single column tells.
Task ring(std::uint64_t seed, int rows) {
  Task task;
  Rng rng(seed);
  for (int i = 0; i < rows; ++i) {
    const double x = rng.uniform(-1, 1), y = rng.uniform(-1, 1), r = std::hypot(x, y);
    const std::array<float, 4> row{static_cast<float>(x), static_cast<float>(y), static_cast<float>(rng.normal()), static_cast<float>(rng.normal())};
    task.table.add(row);
    task.targets.push_back(r > 0.4 && r < 0.9 ? 1 : 0);
  }
  return task;
}

std::string bytes_of(const BoostedTrees& model) {
  ByteWriter out;
  model.write(out);
  return out.take();
}

TEST(BoostedTrees, LearnsWhatNoSingleColumnTells) {
  const Task learn = ring(1, 4000), test = ring(2, 1000);
  const auto model = BoostedTrees::train(learn.table, learn.targets, {}, {.trees = 100, .leaves = 15});
  ASSERT_TRUE(model);
  int right = 0;
  for (std::size_t i = 0; i < test.targets.size(); ++i)
    right += (model->probability(test.table.row(i)) > 0.5) == (test.targets[i] > 0.5F);
  EXPECT_GT(right, 960);
  EXPECT_GT(model->gains()[0] + model->gains()[1], 10 * (model->gains()[2] + model->gains()[3]));
}

TEST(BoostedTrees, TheSameSeedGivesTheSameModelOnAnyNumberOfThreads) {
  const Task task = ring(3, 60'000);
  BoostSettings settings{.trees = 5, .rows_share = 0.7, .columns_share = 0.8, .seed = 9};
  const auto one = BoostedTrees::train(task.table, task.targets, {}, settings);
  settings.threads = 4;
  const auto four = BoostedTrees::train(task.table, task.targets, {}, settings);
  settings.seed = 10;
  const auto other = BoostedTrees::train(task.table, task.targets, {}, settings);
  EXPECT_EQ(bytes_of(*one), bytes_of(*four));
  EXPECT_NE(bytes_of(*one), bytes_of(*other));
}

TEST(BoostedTrees, OneTreeWithoutShrinkageIsTheMeanOfEachSide) {
  Table table;
  std::vector<float> targets;
  for (int i = 0; i < 100; ++i) {
    const float x = static_cast<float>(i);
    table.add({&x, 1});
    targets.push_back(i < 30 ? 2.0F : 7.0F);
  }
  const auto model = BoostedTrees::train(table, targets, {}, {.loss = Loss::kSquared, .trees = 1, .leaves = 2, .rate = 1, .l2 = 0, .least_rows = 1});
  const auto at = [&](float x) { return model->score({&x, 1}); };
  EXPECT_NEAR(at(29.4F), 2, 1e-5);
  EXPECT_NEAR(at(29.6F), 7, 1e-5);
  EXPECT_NEAR(at(-1e30F), 2, 1e-5);
}

// Rows 1, 2, 3 with the targets 0, 0, 6: the mean is 2, the gradients are 2, 2, -4, the hessians 1. With lambda 1 the split before the
// third row is worth 1/2 (4^2/3 + (-4)^2/2 - 0) = 20/3 and that before the second 1/2 (2^2/2 + (-2)^2/3) = 5/3 (equation 7);
// the leaves are -4/3 and 4/2 (equation 5).
TEST(BoostedTrees, ASplitIsWorthWhatThePaperSays) {
  const Table table{1, {1.0F, 2.0F, 3.0F}};  // GCC 12 at -O3 sees an overflow in three calls of add() that is not there
  BoostSettings settings;
  settings.loss = Loss::kSquared, settings.trees = 1, settings.leaves = 2, settings.rate = 1, settings.l2 = 1, settings.least_rows = 1;
  const auto model = BoostedTrees::train(table, std::array{0.0F, 0.0F, 6.0F}, {}, settings);
  ASSERT_TRUE(model);
  ASSERT_EQ(model->gains().size(), 1U);
  EXPECT_NEAR(model->gains()[0], 20.0 / 3, 1e-6);
  EXPECT_NEAR(model->score(table.row(0)), 2 - 4.0 / 3, 1e-6);
  EXPECT_NEAR(model->score(table.row(1)), 2 - 4.0 / 3, 1e-6);
  EXPECT_NEAR(model->score(table.row(2)), 4, 1e-6);
}

TEST(BoostedTrees, AMissingNumberGoesWhereItPaid) {
  Table table;
  std::vector<float> targets;
  Rng rng(5);
  for (int i = 0; i < 3000; ++i) {
    const double x = rng.uniform();
    const bool missing = rng.chance(0.3);
    const float value = missing ? kMissing : static_cast<float>(x);
    table.add({&value, 1});
    targets.push_back(missing || x > 0.6 ? 1 : 0);
  }
  const auto model = BoostedTrees::train(table, targets, {}, {.trees = 30, .leaves = 4});
  EXPECT_GT(model->probability(std::array{kMissing}), 0.9);
  EXPECT_GT(model->probability(std::array{0.9F}), 0.9);
  EXPECT_LT(model->probability(std::array{0.1F}), 0.1);
}

TEST(BoostedTrees, ARowOfWeightNothingIsAsIfItWereNotThere) {
  Task task = ring(6, 2000);
  Table half;
  std::vector<float> half_targets, weights;
  for (std::size_t i = 0; i < 2000; ++i) {
    weights.push_back(i % 2 ? 0.0F : 1.0F);
    if (i % 2) continue;
    half.add(task.table.row(i));
    half_targets.push_back(task.targets[i]);
  }
  const BoostSettings settings{.trees = 10};
  EXPECT_EQ(bytes_of(*BoostedTrees::train(task.table, task.targets, weights, settings)),
            bytes_of(*BoostedTrees::train(half, half_targets, {}, settings)));
}

TEST(BoostedTrees, TheFileGivesTheSameScoresAndADamagedOneIsRefused) {
  const Task task = ring(7, 2000);
  const auto model = BoostedTrees::train(task.table, task.targets, {}, {.trees = 20});
  const std::string bytes = bytes_of(*model);
  ByteReader in(bytes);
  const auto again = BoostedTrees::read(in);
  ASSERT_TRUE(again);
  for (std::size_t i = 0; i < 100; ++i) EXPECT_EQ(again->score(task.table.row(i)), model->score(task.table.row(i)));
  for (const std::size_t cut : {std::size_t{3}, std::size_t{20}, bytes.size() / 2, bytes.size() - 1}) {
    ByteReader short_one(std::string_view(bytes).substr(0, cut));
    EXPECT_EQ(BoostedTrees::read(short_one).error().code, "learn.model_format");
  }
  // Whatever byte is changed: refused, or a model that can be asked without going astray.
  Rng rng(8);
  for (int i = 0; i < 300; ++i) {
    std::string damaged = bytes;
    damaged[rng.below(damaged.size())] ^= static_cast<char>(1U << rng.below(8));
    ByteReader reader(damaged);
    const auto read = BoostedTrees::read(reader);
    if (!read || read->columns() != 4) continue;
    EXPECT_FALSE(std::isnan(read->score(task.table.row(0))));
  }
}

TEST(BoostedTrees, SaysWhatDoesNotFit) {
  const Task task = ring(9, 50);
  const std::vector<float> few(10, 1.0F), nothing(50, 0.0F);
  std::vector<float> odd = task.targets;
  odd[7] = 3;
  EXPECT_EQ(BoostedTrees::train(task.table, few, {}, {}).error().code, "learn.boost_table");
  EXPECT_EQ(BoostedTrees::train(task.table, task.targets, nothing, {}).error().code, "learn.boost_table");
  EXPECT_EQ(BoostedTrees::train(task.table, odd, {}, {}).error().code, "learn.boost_table");
  EXPECT_EQ(BoostedTrees::train({}, {}, {}, {}).error().code, "learn.boost_table");
}

// Counts whose rate is e to the 0.5, 1.5 or 2.5; the offset carries a known factor that the model must not learn again.
TEST(BoostedTrees, PoissonLossLearnsRatesBehindAKnownFactor) {
  Rng rng(11);
  Table table;
  std::vector<float> targets, offsets;
  for (int i = 0; i < 6000; ++i) {
    const int group = i % 3;
    const double factor = i % 2 ? 1.0 : 4.0, rate = std::exp(0.5 + group) * factor;
    int count = 0;
    for (double left = std::exp(-rate), p = rng.uniform(); p > left; p *= rng.uniform()) ++count;  // Knuth
    const std::array<float, 2> row{static_cast<float>(group), static_cast<float>(rng.normal())};
    table.add(row);
    targets.push_back(static_cast<float>(count));
    offsets.push_back(static_cast<float>(std::log(factor)));
  }
  const auto model = BoostedTrees::train(table, targets, {}, {.loss = Loss::kPoisson, .trees = 60, .leaves = 4, .rate = 0.2}, offsets);
  ASSERT_TRUE(model);
  for (int group = 0; group < 3; ++group)
    EXPECT_NEAR(model->score(std::array<float, 2>{static_cast<float>(group), 0.0F}), 0.5 + group, 0.05);
  EXPECT_FALSE(BoostedTrees::train(table, std::vector<float>(6000, -1.0F), {}, {.loss = Loss::kPoisson}));
}

TEST(BoostedTrees, PoissonLossStaysFiniteWhereNothingEverHappens) {
  Table table;
  std::vector<float> targets;
  for (int i = 0; i < 400; ++i) {
    table.add(std::array<float, 1>{static_cast<float>(i % 2)});
    targets.push_back(i % 2 ? 3.0F : 0.0F);
  }
  const auto model = BoostedTrees::train(table, targets, {}, {.loss = Loss::kPoisson, .trees = 50, .leaves = 2, .rate = 0.3});
  ASSERT_TRUE(model);
  EXPECT_NEAR(std::exp(model->score(std::array<float, 1>{1.0F})), 3, 0.2);
  EXPECT_LT(std::exp(model->score(std::array<float, 1>{0.0F})), 0.2);
}

}  // namespace
}  // namespace meretid::learn
