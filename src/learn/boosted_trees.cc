// SPDX-License-Identifier: EUPL-1.2
#include "learn/boosted_trees.h"

#include <cassert>
#include <cmath>

namespace meretid::learn {
namespace {

constexpr std::string_view kMark = "MTBT\x01";
constexpr std::uint64_t kMostNodes = 50'000'000;

tl::unexpected<Error> malformed(std::string expected, std::string found) {
  return fail("learn.model_format", Kind::kInternal, {{"expected", std::move(expected)}, {"found", std::move(found)}}, "trees");
}

}  // namespace

double BoostedTrees::score(std::span<const float> row) const {
  assert(row.size() == columns_);
  double sum = base_;
  for (const std::uint32_t root : roots_) {
    const Node* node = &nodes_[root];
    while (node->left) {
      const float x = row[node->column];
      const bool left = std::isnan(x) ? node->missing_left != 0 : x <= node->value;
      node = &nodes_[node->left + (left ? 0 : 1)];
    }
    sum += static_cast<double>(node->value);
  }
  return sum;
}

double BoostedTrees::probability(std::span<const float> row) const { return 1 / (1 + std::exp(-score(row))); }

void BoostedTrees::write(ByteWriter& out) const {
  out.raw(kMark);
  out.put(static_cast<std::uint8_t>(loss_));
  out.put(columns_);
  out.put(base_);
  out.put_all(roots_);
  std::vector<float> values;
  std::vector<std::uint32_t> lefts;
  std::vector<std::uint16_t> columns;
  for (const Node& node : nodes_) {
    values.push_back(node.value);
    lefts.push_back(node.left);
    // The highest bit says where a missing number goes.
    columns.push_back(static_cast<std::uint16_t>(node.column | (node.missing_left ? 0x8000U : 0U)));
  }
  out.put_all(values);
  out.put_all(lefts);
  out.put_all(columns);
}

Result<BoostedTrees> BoostedTrees::read(ByteReader& in) {
  BoostedTrees model;
  TRY_VOID(in.expect(kMark));
  TRY(const auto loss, in.get<std::uint8_t>());
  if (loss > 2) return malformed("0, 1, 2", std::to_string(loss));
  model.loss_ = static_cast<Loss>(loss);
  TRY(model.columns_, in.get<std::uint32_t>());
  TRY(model.base_, in.get<double>());
  TRY(model.roots_, in.get_all<std::uint32_t>(kMostNodes));
  TRY(const auto values, in.get_all<float>(kMostNodes));
  TRY(const auto lefts, in.get_all<std::uint32_t>(kMostNodes));
  TRY(const auto columns, in.get_all<std::uint16_t>(kMostNodes));
  if (lefts.size() != values.size() || columns.size() != values.size())
    return malformed(std::to_string(values.size()), std::to_string(lefts.size()) + ", " + std::to_string(columns.size()));
  for (const std::uint32_t root : model.roots_)
    if (root >= values.size()) return malformed("0 … " + std::to_string(values.size()), std::to_string(root));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Node node{values[i], lefts[i], static_cast<std::uint16_t>(columns[i] & 0x7fffU), static_cast<std::uint16_t>(columns[i] >> 15U)};
    // Children lie behind their parent, so every walk ends.
    if (node.left && (node.left <= i || std::uint64_t{node.left} + 1 >= values.size() || node.column >= model.columns_))
      return malformed("node " + std::to_string(i) + " < child", std::to_string(node.left));
    if (!std::isfinite(node.value)) return malformed("a number", "node " + std::to_string(i));
    model.nodes_.push_back(node);
  }
  return model;
}

}  // namespace meretid::learn
