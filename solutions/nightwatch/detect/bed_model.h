// SPDX-License-Identifier: EUPL-1.2
// Lying, sitting on the bed, in the chair or up: what a room's trees say of single readings, and how long people stay in each of
// the four and where they go from there. A hidden semi-Markov model in continuous time: each activity is a chain of kStages stages
// (Erlang-distributed stays, so that very short ones are rare; Rabiner, Proc. IEEE 77(2), 1989, section IV.D), advanced by the
// time between readings, with the trees' posteriors divided by their priors as evidence (Bourlard and Morgan, 1994). Readings
// close together tell nearly the same thing, so each counts for the time since the one before it, at most kAlone seconds.
// Reading is thread-safe.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "learn/boosted_trees.h"
#include "solutions/nightwatch/signal/bed_reading.h"

namespace meretid::nightwatch {

inline constexpr std::size_t kStages = 3;
inline constexpr double kAlone = 0.5;  ///< s

using Posterior = std::array<double, kActivities>;

/// Stays and ways from labelled readings.
struct BedHabits {
  Posterior share{};      ///< of readings
  Posterior stay{};       ///< seconds, mean
  std::array<std::array<double, kActivities>, kActivities> way{};  ///< [from][to], sums to 1
  double shortest_return = 0;  ///< seconds, the shortest stay in bed between two exits; 0: none was seen

  struct Sequence {
    std::span<const BedReading> readings;
    std::span<const Activity> labels;
  };
  static BedHabits of(std::span<const Sequence> sequences);
};

class BedTracker {
 public:
  explicit BedTracker(const BedHabits& habits);
  /// One more reading; how likely the person is in bed now, 0 … 1.
  double next(double t, const Posterior& posterior);

 private:
  void pass(double seconds);

  const BedHabits* habits_;
  std::array<double, kActivities * kStages> belief_{};
  double last_ = 0;
  bool begun_ = false;
};

class BedModel {
 public:
  struct Example {
    std::vector<float> features;
    Activity label;
    float weight;
  };
  static Result<BedModel> train(std::span<const Example* const> examples, const BedHabits& habits, std::uint64_t seed, int threads);

  Posterior posterior(std::span<const float> features) const;
  const BedHabits& habits() const { return habits_; }

  double out_below = 0.3;  ///< out of bed when less likely; .2 to .6 do about the same
  double in_above = 0.7;   ///< in bed when likelier
  /// s that one who was out must be in bed before a return is believed. Somebody on the edge of the bed looks now in, now out: that is one
  /// exit. From BedHabits::shortest_return of what was learned from; 0 in models of before.
  double settle = 0;

  void write(learn::ByteWriter& out) const;
  static Result<BedModel> read(learn::ByteReader& in);

 private:
  std::vector<learn::BoostedTrees> trees_;  // by activity, one against the rest, from several seeds
  BedHabits habits_;
};

}  // namespace meretid::nightwatch
