// SPDX-License-Identifier: EUPL-1.2
#include "learn/forest.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <array>
#include <cmath>
#include <limits>

#include "base/rng.h"
#include "learn/measure.h"

namespace meretid::learn {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

struct Task {
  ExactTable table;
  std::vector<std::uint8_t> labels;
};

// Inside a ring or not: no single column tells.
Task ring(std::uint64_t seed, int rows, int noise_columns = 2) {
  Task task;
  Rng rng(seed);
  for (int i = 0; i < rows; ++i) {
    const double x = rng.uniform(-1, 1), y = rng.uniform(-1, 1), r = std::hypot(x, y);
    std::vector<double> row{x, y};
    for (int c = 0; c < noise_columns; ++c) row.push_back(rng.normal());
    task.table.add(row);
    task.labels.push_back(r > 0.4 && r < 0.9 ? 1 : 0);
  }
  return task;
}

std::string bytes_of(const Forest& forest) {
  ByteWriter out;
  forest.write(out);
  return out.take();
}

double share_right(const Forest& forest, const Task& test) {
  int right = 0;
  for (std::size_t i = 0; i < test.labels.size(); ++i) right += (forest.probability(test.table.row(i)) > 0.5) == (test.labels[i] == 1);
  return right / static_cast<double>(test.labels.size());
}

TEST(Forest, LearnsWhatNoSingleColumnTells) {
  const Task learn = ring(1, 3000), test = ring(2, 1000);
  for (const Growth growth : {Growth::kExtremelyRandomised, Growth::kRandomForest})
    for (const Impurity impurity : {Impurity::kGini, Impurity::kEntropy}) {
      const auto forest = Forest::train(learn.table, learn.labels, {}, {.growth = growth, .impurity = impurity, .trees = 100, .columns_a_split = 4, .threads = 2});
      ASSERT_TRUE(forest);
      EXPECT_GT(share_right(*forest, test), 0.95);
    }
}

TEST(Forest, EachLeafHoldsAsManyRowsAsIsAsked) {
  Task task;
  for (int i = 0; i < 12; ++i) task.table.add(std::array{static_cast<double>(i)}), task.labels.push_back(static_cast<std::uint8_t>(i % 2));
  for (const Growth growth : {Growth::kExtremelyRandomised, Growth::kRandomForest})
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const auto forest = Forest::train(task.table, task.labels, {}, {.growth = growth, .trees = 1, .least_rows = 5, .columns_a_split = 1, .seed = seed});
      ASSERT_TRUE(forest);
      // A leaf of one column is a stretch of neighbours with one answer; stretches of fewer than five rows would be leaves too small.
      const std::vector<double> answers = forest->probabilities(task.table);
      int changes = 0;
      for (std::size_t i = 1; i < answers.size(); ++i) {
        if (answers[i] == answers[i - 1]) continue;
        ++changes;
        EXPECT_TRUE(i >= 5 && i <= 7) << i;
      }
      EXPECT_LE(changes, 1);
    }
}

TEST(Forest, OneTreeOfOneColumnIsTheMeanOfEachSide) {
  ExactTable table;
  std::vector<std::uint8_t> labels;
  for (int i = 0; i < 85; ++i) {
    const double x = i;
    table.add({&x, 1});
    labels.push_back(i < 30 ? (i % 3 == 0) : (i % 5 != 4));  // 10 of 30, then 44 of 55
  }
  const auto tree = Forest::train(table, labels, {}, {.growth = Growth::kRandomForest, .trees = 1, .least_rows = 30, .balanced = false});
  ASSERT_TRUE(tree);
  const auto at = [&](double x) { return tree->probability({&x, 1}); };
  EXPECT_DOUBLE_EQ(at(29.4), 1.0 / 3);
  EXPECT_DOUBLE_EQ(at(-1e300), 1.0 / 3);
  EXPECT_DOUBLE_EQ(at(29.6), 0.8);
}

TEST(Forest, TellsNumbersApartThatAFloatCannot) {
  ExactTable table;
  std::vector<std::uint8_t> labels;
  for (int i = 0; i < 40; ++i) {
    const double x = 1 + (i % 2) * 1e-12;
    table.add({&x, 1});
    labels.push_back(static_cast<std::uint8_t>(i % 2));
  }
  const auto forest = Forest::train(table, labels, {}, {.trees = 3});
  const double low = 1, high = 1 + 1e-12;
  EXPECT_EQ(forest->probability({&low, 1}), 0);
  EXPECT_EQ(forest->probability({&high, 1}), 1);
}

TEST(Forest, TheSameSeedGivesTheSameForestOnAnyNumberOfThreads) {
  const Task task = ring(3, 2000);
  ForestSettings settings{.trees = 20, .bootstrap = true, .seed = 9};
  const auto one = Forest::train(task.table, task.labels, {}, settings);
  settings.threads = 4;
  const auto four = Forest::train(task.table, task.labels, {}, settings);
  settings.seed = 10;
  const auto other = Forest::train(task.table, task.labels, {}, settings);
  EXPECT_EQ(bytes_of(*one), bytes_of(*four));
  EXPECT_EQ(one->out_of_bag(), four->out_of_bag());
  EXPECT_NE(bytes_of(*one), bytes_of(*other));
}

TEST(Forest, AMissingNumberGoesWhereItPaid) {
  for (const Growth growth : {Growth::kExtremelyRandomised, Growth::kRandomForest}) {
    ExactTable table;
    std::vector<std::uint8_t> labels;
    Rng rng(5);
    for (int i = 0; i < 3000; ++i) {
      const double x = rng.uniform();
      const bool missing = rng.chance(0.3);
      const double value = missing ? kMissing : x;
      table.add({&value, 1});
      labels.push_back(missing || x > 0.6);
    }
    const auto forest = Forest::train(table, labels, {}, {.growth = growth, .trees = 50});
    EXPECT_GT(forest->probability(std::array{kMissing}), 0.9);
    EXPECT_GT(forest->probability(std::array{0.9}), 0.9);
    EXPECT_LT(forest->probability(std::array{0.1}), 0.1);
  }
}

TEST(Forest, MissingOrNotMayBeAllThereIs) {
  for (const Growth growth : {Growth::kExtremelyRandomised, Growth::kRandomForest}) {
    ExactTable table;
    std::vector<std::uint8_t> labels;
    for (int i = 0; i < 40; ++i) {
      const double value = i % 2 ? kMissing : 7.0;
      table.add({&value, 1});
      labels.push_back(static_cast<std::uint8_t>(i % 2));
    }
    const auto forest = Forest::train(table, labels, {}, {.growth = growth, .trees = 5});
    EXPECT_EQ(forest->probability(std::array{kMissing}), 1);
    EXPECT_EQ(forest->probability(std::array{7.0}), 0);
  }
}

TEST(Forest, ARowOfWeightNothingIsAsIfItWereNotThere) {
  const Task task = ring(6, 2000);
  Task half;
  std::vector<double> weights;
  for (std::size_t i = 0; i < 2000; ++i) {
    weights.push_back(i % 2 ? 0.0 : 1.0);
    if (i % 2) continue;
    half.table.add(task.table.row(i));
    half.labels.push_back(task.labels[i]);
  }
  for (const bool bootstrap : {false, true}) {
    const ForestSettings settings{.trees = 10, .bootstrap = bootstrap};
    EXPECT_EQ(bytes_of(*Forest::train(task.table, task.labels, weights, settings)), bytes_of(*Forest::train(half.table, half.labels, {}, settings)));
  }
}

// 1 % "yes" that cannot be told from the rest: unbalanced the answer is 1 %, balanced a half.
TEST(Forest, BalancedMeansBothAnswersWeighTheSame) {
  ExactTable table;
  std::vector<std::uint8_t> labels;
  for (int i = 0; i < 1000; ++i) {
    const double x = i % 2;
    table.add({&x, 1});
    labels.push_back(i % 100 < 2 && i % 20 < 2);
  }
  const double x = 1;
  EXPECT_NEAR(Forest::train(table, labels, {}, {.balanced = false})->probability({&x, 1}), 0.02, 0.011);
  EXPECT_NEAR(Forest::train(table, labels, {}, {.balanced = true})->probability({&x, 1}), 0.5, 0.01);
}

// What an out-of-bag estimate is for: noise looks learned on the training rows, and is not.
TEST(Forest, OutOfBagIsHonestAboutNoise) {
  Task noise = ring(12, 800);
  Rng rng(13);
  for (std::uint8_t& label : noise.labels) label = rng.chance(0.5);
  const auto forest = Forest::train(noise.table, noise.labels, {}, {.growth = Growth::kRandomForest, .bootstrap = true});
  ASSERT_TRUE(forest);
  ASSERT_EQ(forest->out_of_bag().size(), 800U);
  EXPECT_GT(area_under_curve(forest->probabilities(noise.table), noise.labels), 0.95);
  EXPECT_NEAR(area_under_curve(forest->out_of_bag(), noise.labels), 0.5, 0.06);
  EXPECT_TRUE(Forest::train(noise.table, noise.labels, {}, {})->out_of_bag().empty());
}

TEST(Forest, TheFileGivesTheSameAnswersAndADamagedOneIsRefused) {
  const Task task = ring(7, 600);
  const auto forest = Forest::train(task.table, task.labels, {}, {.trees = 10});
  const std::string bytes = bytes_of(*forest);
  ByteReader in(bytes);
  const auto again = Forest::read(in);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->probabilities(task.table), forest->probabilities(task.table));
  for (const std::size_t cut : {std::size_t{3}, std::size_t{12}, bytes.size() / 2, bytes.size() - 1}) {
    ByteReader short_one(std::string_view(bytes).substr(0, cut));
    EXPECT_EQ(Forest::read(short_one).error().code, "learn.model_format");
  }
  // Whatever byte is changed: refused, or a forest that can be asked without going astray.
  Rng rng(8);
  int refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string damaged = bytes;
    damaged[rng.below(damaged.size())] ^= static_cast<char>(1U << rng.below(8));
    ByteReader reader(damaged);
    const auto read = Forest::read(reader);
    refused += !read;
    if (!read || read->columns() != 4) continue;
    const double p = read->probability(task.table.row(0));
    EXPECT_TRUE(p >= 0 && p <= 1);
  }
  EXPECT_GT(refused, 50);
}

TEST(Forest, SaysWhatDoesNotFit) {
  const Task task = ring(9, 50);
  const auto code = [](const ExactTable& table, const std::vector<std::uint8_t>& labels, const std::vector<double>& weights) {
    const auto forest = Forest::train(table, labels, weights, {});
    return forest ? std::string() : forest.error().code;
  };
  std::vector<std::uint8_t> odd = task.labels;
  odd[7] = 2;
  ExactTable infinite = task.table;
  infinite.values[3] = std::numeric_limits<double>::infinity();
  EXPECT_EQ(code(task.table, {1, 0}, {}), "learn.forest_table");
  EXPECT_EQ(code(task.table, task.labels, std::vector<double>(50, 0.0)), "learn.forest_table");
  EXPECT_EQ(code(task.table, task.labels, std::vector<double>(50, -1.0)), "learn.forest_table");
  EXPECT_EQ(code(task.table, task.labels, std::vector<double>(50, kMissing)), "learn.forest_table");
  EXPECT_EQ(code(task.table, std::vector<std::uint8_t>(50, 1), {}), "learn.forest_table");
  EXPECT_EQ(code(task.table, std::vector<std::uint8_t>(50, 0), {}), "learn.forest_table");
  EXPECT_EQ(code(task.table, odd, {}), "learn.forest_table");
  EXPECT_EQ(code(infinite, task.labels, {}), "learn.forest_table");
  EXPECT_EQ(code({}, {}, {}), "learn.forest_table");
}

// "Well under a second": 4,000 rows x 10 columns x 150 trees. CPU time, since other tests run beside; ten times as much under sanitizers.
TEST(Forest, IsFast) {
  const Task task = ring(10, 4000, 8);
  const auto cpu = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) * 1e-6;
  };
  const double before = cpu();
  ASSERT_TRUE(Forest::train(task.table, task.labels, {}, {}));
  const double seconds = cpu() - before;
  RecordProperty("cpu_ms", static_cast<int>(seconds * 1000));
  EXPECT_LT(seconds, 10);
}

}  // namespace
}  // namespace meretid::learn
