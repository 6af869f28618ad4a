// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/detect/bed_model.h"

#include <algorithm>

#include "solutions/nightwatch/detect/bed_features.h"

namespace meretid::nightwatch {
namespace {

constexpr std::string_view kMark = "nightwatch bed 2\n", kMarkBefore = "nightwatch bed 1\n";  // without `settle`
constexpr double kSettleShare = 0.25, kLongestSettle = 20, kSettleUnknown = 5;  // of the shortest return that was seen; s
constexpr std::size_t kSeeds = 3;  // rooms have few exits: what one seed happens to see is evened out

}  // namespace

Result<BedModel> BedModel::train(std::span<const Example* const> examples, const BedHabits& habits, std::uint64_t seed, int threads) {
  learn::Table table;
  std::vector<float> weights, targets(examples.size());
  for (const Example* example : examples) {
    table.add(example->features);
    weights.push_back(example->weight);
  }
  std::size_t bed = 0;
  for (const Example* example : examples) bed += in_bed(example->label);
  if (bed == 0 || bed == examples.size())
    return fail("nightwatch.train.too_few_activities", Kind::kBadInput, {{"bed", std::to_string(bed)}, {"others", std::to_string(examples.size() - bed)}});
  BedModel model;
  model.habits_ = habits;
  model.settle = habits.shortest_return > 0 ? std::min(kLongestSettle, kSettleShare * habits.shortest_return) : kSettleUnknown;
  for (std::size_t a = 0; a < kActivities; ++a) {
    for (std::size_t i = 0; i < examples.size(); ++i) targets[i] = static_cast<std::size_t>(examples[i]->label) == a ? 1 : 0;
    for (std::uint64_t k = 0; k < kSeeds; ++k) {
      TRY(learn::BoostedTrees trees, learn::BoostedTrees::train(table, targets, weights,
                                                                {.trees = 60, .leaves = 10, .rate = 0.1, .l2 = 2, .least_rows = 20, .rows_share = 0.5,
                                                                 .columns_share = 0.25, .seed = seed + a + kActivities * k, .threads = threads}));
      model.trees_.push_back(std::move(trees));
    }
  }
  return model;
}

Posterior BedModel::posterior(std::span<const float> features) const {
  Posterior p{};
  double sum = 0;
  for (std::size_t a = 0; a < kActivities; ++a) {
    for (std::size_t k = 0; k < kSeeds; ++k) p[a] += trees_[a * kSeeds + k].probability(features);
    sum += p[a];
  }
  for (double& one : p) one /= sum > 0 ? sum : 1;
  return p;
}

void BedModel::write(learn::ByteWriter& out) const {
  out.raw(kMark);
  out.put(out_below);
  out.put(in_above);
  out.put(settle);
  for (std::size_t a = 0; a < kActivities; ++a) {
    out.put(habits_.share[a]);
    out.put(habits_.stay[a]);
    for (const double way : habits_.way[a]) out.put(way);
  }
  for (const learn::BoostedTrees& trees : trees_) trees.write(out);
}

Result<BedModel> BedModel::read(learn::ByteReader& in) {
  BedModel model;
  learn::ByteReader before = in;
  const bool old = before.expect(kMarkBefore).has_value();
  TRY_VOID(in.expect(old ? kMarkBefore : kMark));
  TRY(model.out_below, in.get<double>());
  TRY(model.in_above, in.get<double>());
  if (!old) {
    TRY(model.settle, in.get<double>());
    if (!(model.settle >= 0 && model.settle <= kLongestSettle))
      return fail("learn.model_format", Kind::kInternal, {{"expected", "0 … " + std::to_string(static_cast<int>(kLongestSettle))}, {"found", std::to_string(model.settle)}}, "bed");
  }
  for (std::size_t a = 0; a < kActivities; ++a) {
    TRY(model.habits_.share[a], in.get<double>());
    TRY(model.habits_.stay[a], in.get<double>());
    if (!(model.habits_.share[a] > 0) || !(model.habits_.stay[a] > 0))
      return fail("learn.model_format", Kind::kInternal, {{"expected", "> 0"}, {"found", "0"}}, "bed");
    for (double& way : model.habits_.way[a]) {
      TRY(way, in.get<double>());
    }
  }
  for (std::size_t k = 0; k < kActivities * kSeeds; ++k) {
    TRY(learn::BoostedTrees trees, learn::BoostedTrees::read(in));
    if (trees.columns() != kBedFeatures)
      return fail("learn.model_format", Kind::kInternal, {{"expected", std::to_string(kBedFeatures)}, {"found", std::to_string(trees.columns())}}, "bed");
    model.trees_.push_back(std::move(trees));
  }
  return model;
}

}  // namespace meretid::nightwatch
