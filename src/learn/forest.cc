// SPDX-License-Identifier: EUPL-1.2
#include "learn/forest.h"

#include <cassert>
#include <cmath>

namespace meretid::learn {
namespace {

constexpr std::string_view kMark = "MTRF\x01";
constexpr std::uint64_t kMostNodes = 50'000'000, kMostTrees = 100'000;

tl::unexpected<Error> malformed(std::string expected, std::string found) {
  return fail("learn.model_format", Kind::kInternal, {{"expected", std::move(expected)}, {"found", std::move(found)}}, "forest");
}

}  // namespace

double Forest::probability(std::span<const double> row) const {
  assert(row.size() == columns_);
  double sum = 0;
  for (const std::uint32_t root : roots_) {
    const Node* node = &nodes_[root];
    while (node->left) node = &nodes_[node->left + (goes_left(*node, row[node->column]) ? 0U : 1U)];
    sum += node->value;
  }
  return sum / static_cast<double>(roots_.size());
}

std::vector<double> Forest::probabilities(const ExactTable& table) const {
  std::vector<double> all;
  all.reserve(table.rows());
  for (std::size_t i = 0; i < table.rows(); ++i) all.push_back(probability(table.row(i)));
  return all;
}

void Forest::write(ByteWriter& out) const {
  out.raw(kMark);
  out.put(columns_);
  out.put_all(roots_);
  std::vector<double> values, weights;
  std::vector<std::uint32_t> lefts;
  std::vector<std::uint16_t> columns;
  for (const Node& node : nodes_) {
    values.push_back(node.value);
    weights.push_back(node.weight);
    lefts.push_back(node.left);
    // The highest bit says where a missing number goes.
    columns.push_back(static_cast<std::uint16_t>(node.column | (node.missing_left ? 0x8000U : 0U)));
  }
  out.put_all(values);
  out.put_all(weights);
  out.put_all(lefts);
  out.put_all(columns);
}

Result<Forest> Forest::read(ByteReader& in) {
  Forest forest;
  TRY_VOID(in.expect(kMark));
  TRY(forest.columns_, in.get<std::uint32_t>());
  TRY(forest.roots_, in.get_all<std::uint32_t>(kMostTrees));
  TRY(const auto values, in.get_all<double>(kMostNodes));
  TRY(const auto weights, in.get_all<double>(kMostNodes));
  TRY(const auto lefts, in.get_all<std::uint32_t>(kMostNodes));
  TRY(const auto columns, in.get_all<std::uint16_t>(kMostNodes));
  const std::size_t nodes = values.size();
  if (forest.columns_ == 0 || forest.columns_ > 0x7fff) return malformed("1 … 32767", std::to_string(forest.columns_));
  if (weights.size() != nodes || lefts.size() != nodes || columns.size() != nodes)
    return malformed(std::to_string(nodes), std::to_string(weights.size()) + ", " + std::to_string(lefts.size()) + ", " + std::to_string(columns.size()));
  // Each tree begins behind the one before, so that its nodes are all between two roots.
  if (forest.roots_.empty() || forest.roots_[0] != 0) return malformed("a first tree", std::to_string(forest.roots_.size()));
  for (std::size_t tree = 0; tree < forest.roots_.size(); ++tree) {
    const std::size_t begin = forest.roots_[tree], end = tree + 1 < forest.roots_.size() ? forest.roots_[tree + 1] : nodes;
    if (begin >= end || end > nodes) return malformed(std::to_string(begin) + " < " + std::to_string(nodes), std::to_string(end));
    // Of each tree the children come in pairs, one pair after the other: the k-th inner node has the k-th pair. So every node has one
    // parent before it, and every walk ends.
    std::size_t next = begin + 1;
    std::vector<std::uint32_t> depth(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      const Node node{values[i], weights[i], lefts[i], static_cast<std::uint16_t>(columns[i] & 0x7fffU), static_cast<std::uint16_t>(columns[i] >> 15U)};
      if (!std::isfinite(node.value) || !(node.weight > 0) || !std::isfinite(node.weight)) return malformed("numbers", "node " + std::to_string(i));
      if (node.left) {
        if (node.left != next || next <= i || next + 2 > end || node.column >= forest.columns_)
          return malformed("node " + std::to_string(next), std::to_string(node.left));
        const std::uint32_t below = depth[i - begin] + 1;
        if (below > kDeepest) return malformed("at most " + std::to_string(kDeepest) + " deep", std::to_string(below));
        depth[next - begin] = depth[next - begin + 1] = below;
        next += 2;
      } else if (node.value < 0 || node.value > 1) {
        return malformed("0 … 1", std::to_string(node.value));
      }
      forest.nodes_.push_back(node);
    }
    if (next != end) return malformed(std::to_string(end - begin), std::to_string(next - begin));
    for (std::size_t i = begin; i < end; ++i)  // what came by went left or right
      if (const std::uint32_t left = lefts[i]; left && !(std::abs(weights[left] + weights[left + 1] - weights[i]) <= 1e-6 * weights[i]))
        return malformed(std::to_string(weights[i]), std::to_string(weights[left] + weights[left + 1]));
  }
  return forest;
}

}  // namespace meretid::learn
