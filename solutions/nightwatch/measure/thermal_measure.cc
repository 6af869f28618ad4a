// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/measure/thermal_measure.h"

namespace meretid::nightwatch {
namespace {

constexpr std::size_t kClips = 25;

double false_per_hour(std::span<const ThermalClip> clips, const std::vector<double>& scores, double threshold) {
  double hours = 0, alarms = 0;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    if (clips[i].fall) continue;
    hours += clips[i].seconds() / 3600;
    alarms += scores[i] >= threshold ? 1 : 0;
  }
  return hours > 0 ? alarms / hours : 0;
}

}  // namespace

std::vector<std::size_t> thermal_blocks(std::span<const ThermalClip> clips) {
  std::size_t seen[2] = {};
  std::vector<std::size_t> blocks;
  for (const ThermalClip& clip : clips) blocks.push_back(seen[clip.fall ? 1 : 0]++ / kClips);
  return blocks;
}

Result<ThermalModel> learn_thermal(std::span<const ThermalClip> clips, const std::function<bool(std::size_t)>& use, std::uint64_t seed, int threads) {
  learn::Table table;
  std::vector<float> falls;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    if (!use(i)) continue;
    table.add(thermal_features(clips[i].frames));
    falls.push_back(clips[i].fall ? 1 : 0);
  }
  return ThermalModel::train(table, falls, seed, threads);
}

Result<ThermalModel> learn_thermal_with_threshold(std::span<const ThermalClip> clips, std::uint64_t seed, int threads) {
  TRY(ThermalModel model, learn_thermal(clips, [](std::size_t) { return true; }, seed, threads));
  const std::vector<std::size_t> blocks = thermal_blocks(clips);
  constexpr std::size_t kFolds = 4;
  std::vector<double> falls, others;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const auto part = learn_thermal(clips, [&](std::size_t i) { return blocks[i] % kFolds != fold; }, seed, threads);
    if (!part) continue;
    for (std::size_t i = 0; i < clips.size(); ++i)
      if (blocks[i] % kFolds == fold) (clips[i].fall ? falls : others).push_back(score(*part, clips[i]));
  }
  if (!falls.empty() && !others.empty()) model.threshold = 0.5 * (quantile(falls, 0.02) + quantile(others, 0.98));
  return model;
}

double score(const ThermalModel& model, const ThermalClip& clip) { return model.score(thermal_features(clip.frames)); }

Figures thermal_figures(std::span<const ThermalClip> clips, const std::vector<double>& scores, double threshold) {
  Figures figures;
  std::vector<double> falls, others;
  learn::Counts counts;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    (clips[i].fall ? falls : others).push_back(scores[i]);
    const bool found = scores[i] >= threshold;
    counts.found += found, counts.truth += clips[i].fall, counts.hit += found && clips[i].fall;
  }
  figures.auc = area(falls, others);
  if (!falls.empty() && !others.empty()) {
    figures.false_alarms_at_95 = false_per_hour(clips, scores, quantile(falls, 0.05));
    figures.false_alarms_at_98 = false_per_hour(clips, scores, quantile(falls, 0.02));
  }
  set_counts(figures, counts);
  return figures;
}

}  // namespace meretid::nightwatch
