// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/detect/fall_model.h"

#include <algorithm>

namespace meretid::nightwatch {
namespace {

constexpr std::size_t kMostFalls = 1'000'000;

constexpr std::string_view kMark = "nightwatch fall 2\n";

Result<learn::BoostedTrees> grow(std::span<const FallExample* const> examples, bool late, std::uint64_t seed, int threads) {
  learn::Table table;
  std::vector<float> targets;
  std::size_t falls = 0;
  for (const FallExample* example : examples) {
    if (example->late != late) continue;
    table.add(example->features);
    targets.push_back(example->fall ? 1 : 0);
    falls += example->fall;
  }
  if (falls == 0 || falls == targets.size())
    return fail("nightwatch.train.too_little", Kind::kBadInput, {{"falls", std::to_string(falls)}, {"others", std::to_string(targets.size() - falls)}});
  return learn::BoostedTrees::train(table, targets, {},
                                    {.trees = 120, .leaves = 15, .rate = 0.1, .l2 = 1, .least_rows = 10, .rows_share = 0.6, .columns_share = 0.25,
                                     .seed = seed, .threads = threads});
}

}  // namespace

Result<FallModel> FallModel::train(std::span<const FallExample* const> examples, std::uint64_t seed, int threads) {
  FallModel model;
  TRY(model.early_, grow(examples, false, seed, threads));
  TRY(model.late_, grow(examples, true, seed + 1, threads));
  return model;
}

double FallModel::score(const FallLook& look, std::span<const float> features) const {
  return look.late ? late_.score(features) : early_.score(features) - kEarlyLess;
}

double FallModel::found_at(double offset) const {
  if (unseen_falls.empty()) return 0;
  const auto first = std::lower_bound(unseen_falls.begin(), unseen_falls.end(), threshold + offset, [](float score, double level) { return static_cast<double>(score) < level; });
  return static_cast<double>(unseen_falls.end() - first) / static_cast<double>(unseen_falls.size());
}

void FallModel::write(learn::ByteWriter& out) const {
  out.raw(kMark);
  out.put(threshold);
  out.put_all(unseen_falls);
  early_.write(out);
  late_.write(out);
}

Result<FallModel> FallModel::read(learn::ByteReader& in) {
  FallModel model;
  TRY_VOID(in.expect(kMark));
  TRY(model.threshold, in.get<double>());
  TRY(model.unseen_falls, in.get_all<float>(kMostFalls));
  TRY(model.early_, learn::BoostedTrees::read(in));
  TRY(model.late_, learn::BoostedTrees::read(in));
  for (const learn::BoostedTrees* trees : {&model.early_, &model.late_})
    if (trees->columns() != kFallFeatures)
      return fail("learn.model_format", Kind::kInternal, {{"expected", std::to_string(kFallFeatures)}, {"found", std::to_string(trees->columns())}}, "fall");
  return model;
}

}  // namespace meretid::nightwatch
