// SPDX-License-Identifier: EUPL-1.2
// How likely an impact was a fall: one set of boosted trees for the early look, one for the late. An early look must be surer by
// kEarlyLess log-odds, since posture and stillness, which tell most impacts from falls, have not been seen yet.
// Reading is thread-safe. Training: a few seconds for a hundred thousand looks.
#pragma once

#include <span>
#include <vector>

#include "learn/boosted_trees.h"
#include "solutions/nightwatch/detect/fall_look.h"

namespace meretid::nightwatch {

inline constexpr double kEarlyLess = 1.5;

struct FallExample {
  bool late = false;
  bool fall = false;
  std::vector<float> features;
};

class FallModel {
 public:
  /// "nightwatch.train.too_little" when there are no falls or nothing else among the examples of a stage.
  static Result<FallModel> train(std::span<const FallExample* const> examples, std::uint64_t seed, int threads);

  /// Log-odds, comparable between the two looks.
  double score(const FallLook& look, std::span<const float> features) const;

  /// An alarm from here on; fixed in training on people the trees had not seen.
  double threshold = 0;
  /// The scores of falls of people the trees had not seen, ascending: what a changed threshold would miss. May be empty.
  std::vector<float> unseen_falls;
  /// Share of them still found when the threshold is moved by `offset` log-odds; 0 when nothing is known.
  double found_at(double offset) const;

  void write(learn::ByteWriter& out) const;
  static Result<FallModel> read(learn::ByteReader& in);

 private:
  learn::BoostedTrees early_, late_;
};

}  // namespace meretid::nightwatch
