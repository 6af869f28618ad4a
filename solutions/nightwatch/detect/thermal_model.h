// SPDX-License-Identifier: EUPL-1.2
// Was what a thermal array saw a fall? Where the warmth was, how it moved, how fast, and where it stayed, against the coldest that
// each of the sixteen fields has shown in the clip. How long the clip is, is not asked: clips of the reference data are cut by
// hand. Reading is thread-safe; 10 µs a clip.
#pragma once

#include <span>
#include <vector>

#include "learn/boosted_trees.h"
#include "solutions/nightwatch/signal/thermal_frame.h"

namespace meretid::nightwatch {

inline constexpr std::size_t kThermalFeatures = 51;
std::vector<float> thermal_features(std::span<const ThermalFrame> frames);

class ThermalModel {
 public:
  static Result<ThermalModel> train(const learn::Table& clips, std::span<const float> falls, std::uint64_t seed, int threads);
  /// Log-odds.
  double score(std::span<const float> features) const;

  double threshold = 0;  ///< fixed in training

  void write(learn::ByteWriter& out) const;
  static Result<ThermalModel> read(learn::ByteReader& in);

 private:
  std::vector<learn::BoostedTrees> trees_;  // grown from several seeds: the sets are small
};

}  // namespace meretid::nightwatch
