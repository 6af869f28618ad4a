// SPDX-License-Identifier: EUPL-1.2
#include "learn/tree_shapley.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/rng.h"

namespace meretid::learn {
namespace {

struct Node {
  double value = 0, weight = 0;
  std::uint32_t left = 0;
  std::uint16_t column = 0;
  bool missing_left = false;
};

// The tree as the file has it, so that this test walks it by itself.
std::vector<Node> nodes_of(const Forest& one_tree) {
  ByteWriter out;
  one_tree.write(out);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  EXPECT_TRUE(in.expect("MTRF\x01"));
  EXPECT_TRUE(in.get<std::uint32_t>());
  EXPECT_EQ(in.get_all<std::uint32_t>(1)->size(), 1U);
  const auto values = *in.get_all<double>(10'000), weights = *in.get_all<double>(10'000);
  const auto lefts = *in.get_all<std::uint32_t>(10'000);
  const auto columns = *in.get_all<std::uint16_t>(10'000);
  std::vector<Node> nodes;
  for (std::size_t i = 0; i < values.size(); ++i)
    nodes.push_back({values[i], weights[i], lefts[i], static_cast<std::uint16_t>(columns[i] & 0x7fffU), (columns[i] & 0x8000U) != 0});
  return nodes;
}

// The tree's answer when only the columns of `known` are (Lundberg et al. 2018, algorithm 1).
double answer(const std::vector<Node>& nodes, std::span<const double> row, std::uint32_t known, std::uint32_t at = 0) {
  const Node& node = nodes[at];
  if (!node.left) return node.value;
  if (known >> node.column & 1U) {
    const double x = row[node.column];
    return answer(nodes, row, known, node.left + ((std::isnan(x) ? node.missing_left : x <= node.value) ? 0U : 1U));
  }
  const double left = nodes[node.left].weight, right = nodes[node.left + 1].weight;
  return (left * answer(nodes, row, known, node.left) + right * answer(nodes, row, known, node.left + 1)) / (left + right);
}

double factorial(int n) { return std::tgamma(n + 1); }

// Shapley's formula over all subsets.
std::vector<double> by_all_subsets(const std::vector<Node>& nodes, std::span<const double> row) {
  const int columns = static_cast<int>(row.size());
  std::vector<double> values(row.size());
  for (int c = 0; c < columns; ++c)
    for (std::uint32_t others = 0; others < 1U << columns; ++others) {
      if (others >> c & 1U) continue;
      const int size = std::popcount(others);
      values[static_cast<std::size_t>(c)] +=
          factorial(size) * factorial(columns - size - 1) / factorial(columns) * (answer(nodes, row, others | 1U << c) - answer(nodes, row, others));
    }
  return values;
}

struct Task {
  ExactTable table;
  std::vector<std::uint8_t> labels;
};
Task task_of(std::uint64_t seed, int rows) {
  Task task;
  Rng rng(seed);
  for (int i = 0; i < rows; ++i) {
    std::vector<double> row;
    for (int c = 0; c < 5; ++c) row.push_back(rng.chance(0.1) ? std::numeric_limits<double>::quiet_NaN() : rng.uniform());
    const double a = std::isnan(row[0]) ? 0.5 : row[0], b = std::isnan(row[1]) ? 0.2 : row[1];
    task.labels.push_back(a + b * b + rng.normal(0, 0.2) > 0.9);
    task.table.add(row);
  }
  return task;
}

TEST(TreeShapley, EqualsTheFormulaOverAllSubsets) {
  const Task task = task_of(1, 300);
  for (const Growth growth : {Growth::kExtremelyRandomised, Growth::kRandomForest})
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      const auto tree = Forest::train(task.table, task.labels, {}, {.growth = growth, .trees = 1, .least_rows = 3, .seed = seed});
      ASSERT_TRUE(tree);
      const std::vector<Node> nodes = nodes_of(*tree);
      ASSERT_GT(nodes.size(), 20U);
      for (std::size_t i = 0; i < 20; ++i) {
        const auto row = task.table.row(i);
        const Explanation found = TreeShapley::explain(*tree, row);
        const std::vector<double> expected = by_all_subsets(nodes, row);
        EXPECT_NEAR(found.base, answer(nodes, row, 0), 1e-12);
        for (std::size_t c = 0; c < expected.size(); ++c) EXPECT_NEAR(found.by_column[c], expected[c], 1e-12);
      }
    }
}

TEST(TreeShapley, BaseAndColumnsSumToTheAnswer) {
  const Task task = task_of(2, 1000);
  const auto forest = Forest::train(task.table, task.labels, {}, {.trees = 60});
  ASSERT_TRUE(forest);
  for (std::size_t i = 0; i < 30; ++i) {
    const Explanation e = TreeShapley::explain(*forest, task.table.row(i));
    EXPECT_NEAR(std::accumulate(e.by_column.begin(), e.by_column.end(), e.base), forest->probability(task.table.row(i)), 1e-9);
  }
}

TEST(TreeShapley, AColumnThatTellsNothingGetsNothing) {
  ExactTable table;
  std::vector<std::uint8_t> labels;
  for (int i = 0; i < 100; ++i) {
    table.add(std::vector<double>{static_cast<double>(i), 5.0});
    labels.push_back(i >= 50);
  }
  const auto forest = Forest::train(table, labels, {}, {.trees = 10});
  const Explanation e = TreeShapley::explain(*forest, table.row(99));
  EXPECT_EQ(e.by_column[1], 0);
  EXPECT_NEAR(e.by_column[0], 0.5, 1e-9);
}

}  // namespace
}  // namespace meretid::learn
