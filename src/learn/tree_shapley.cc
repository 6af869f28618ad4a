// SPDX-License-Identifier: EUPL-1.2
#include "learn/tree_shapley.h"

#include <algorithm>
#include <cassert>

namespace meretid::learn {
namespace {

// One different column on the way down: the share of subsets that let it through when it is not known and when it is, and, by number of
// columns known, the weight of the subsets so far.
struct Step {
  std::uint32_t column = 0;
  double unknown = 1, known = 1, weight = 1;
};

constexpr std::uint32_t kNoColumn = 0xffffffff;

void extend(Step* path, std::size_t depth, double unknown, double known, std::uint32_t column) {
  path[depth] = {column, unknown, known, depth == 0 ? 1.0 : 0.0};
  const double all = static_cast<double>(depth + 1);
  for (std::size_t i = depth; i-- > 0;) {
    path[i + 1].weight += known * path[i].weight * static_cast<double>(i + 1) / all;
    path[i].weight *= unknown * static_cast<double>(depth - i) / all;
  }
}

// Takes step `which` out again; the path then has `depth` steps, numbered to depth - 1.
void unwind(Step* path, std::size_t depth, std::size_t which) {
  const double unknown = path[which].unknown, known = path[which].known, all = static_cast<double>(depth + 1);
  double next = path[depth].weight;
  for (std::size_t i = depth; i-- > 0;) {
    if (known > 0) {
      const double before = path[i].weight;
      path[i].weight = next * all / (static_cast<double>(i + 1) * known);
      next = before - path[i].weight * unknown * static_cast<double>(depth - i) / all;
    } else {
      path[i].weight *= all / (unknown * static_cast<double>(depth - i));
    }
  }
  for (std::size_t i = which; i < depth; ++i) {
    path[i].column = path[i + 1].column;
    path[i].unknown = path[i + 1].unknown;
    path[i].known = path[i + 1].known;
  }
}

// The sum of weights that unwind() would leave.
double sum_without(const Step* path, std::size_t depth, std::size_t which) {
  const double unknown = path[which].unknown, known = path[which].known, all = static_cast<double>(depth + 1);
  double next = path[depth].weight, sum = 0;
  for (std::size_t i = depth; i-- > 0;) {
    if (known > 0) {
      const double part = next * all / (static_cast<double>(i + 1) * known);
      sum += part;
      next = path[i].weight - part * unknown * static_cast<double>(depth - i) / all;
    } else {
      sum += path[i].weight * all / (unknown * static_cast<double>(depth - i));
    }
  }
  return sum;
}

// Node is Forest::Node, which only TreeShapley may name.
template <class Node>
struct Walk {
  const std::vector<Node>& nodes;
  std::span<const double> row;
  bool (*goes_left)(const Node&, double);
  std::vector<double>& by_column;
  std::vector<Step> steps;  // a copy of the path for each level of recursion
  std::size_t longest;      // of a path

  void down(std::uint32_t at, std::size_t level, std::size_t depth, double unknown, double known, std::uint32_t column) {
    // Every level keeps its own path, since both children change it.
    Step* path = steps.data() + level * longest;
    if (level > 0) std::copy_n(steps.data() + (level - 1) * longest, depth, path);
    extend(path, depth, unknown, known, column);
    const Node& node = nodes[at];
    if (!node.left) {
      for (std::size_t i = 1; i <= depth; ++i) by_column[path[i].column] += sum_without(path, depth, i) * (path[i].known - path[i].unknown) * node.value;
      return;
    }
    double unknown_before = 1, known_before = 1;
    for (std::size_t i = 1; i <= depth; ++i) {
      if (path[i].column != node.column) continue;
      unknown_before = path[i].unknown, known_before = path[i].known;
      unwind(path, depth, i);
      --depth;
      break;
    }
    const std::uint32_t taken = node.left + (goes_left(node, row[node.column]) ? 0U : 1U), other = taken == node.left ? node.left + 1 : node.left;
    const double sides = nodes[taken].weight + nodes[other].weight;
    down(taken, level + 1, depth + 1, unknown_before * nodes[taken].weight / sides, known_before, node.column);
    down(other, level + 1, depth + 1, unknown_before * nodes[other].weight / sides, 0, node.column);
  }

  double mean(std::uint32_t at) const {
    const Node& node = nodes[at];
    if (!node.left) return node.value;
    const double left = nodes[node.left].weight, right = nodes[node.left + 1].weight;
    return (left * mean(node.left) + right * mean(node.left + 1)) / (left + right);
  }
};

}  // namespace

Explanation TreeShapley::explain(const Forest& forest, std::span<const double> row) {
  assert(row.size() == forest.columns());
  Explanation explanation{0, std::vector<double>(forest.columns(), 0.0)};
  const std::size_t longest = std::min<std::size_t>(forest.columns(), Forest::kDeepest) + 2;
  Walk<Forest::Node> walk{forest.nodes_, row, &Forest::goes_left, explanation.by_column, std::vector<Step>((Forest::kDeepest + 1) * longest), longest};
  for (const std::uint32_t root : forest.roots_) {
    explanation.base += walk.mean(root);
    walk.down(root, 0, 0, 1, 1, kNoColumn);
  }
  const double trees = static_cast<double>(forest.trees());
  explanation.base /= trees;
  for (double& value : explanation.by_column) value /= trees;
  return explanation;
}

}  // namespace meretid::learn
