// SPDX-License-Identifier: EUPL-1.2
// One body-worn sensor, live: samples in, events out. An impact that the model takes for a fall raises kFall at once (soon after the
// impact when it is very sure, else when posture and stillness are seen); ten seconds on, a rule that needs no learning says
// whether the person still lies so (kFallConfirmed) or is up again (kFallRecovered). The alarm never waits for that.
// Not thread-safe: one per sensor. Memory: the ring of 15 s, about 25 kB. Cost: 1 µs a sample.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "solutions/nightwatch/detect/event.h"
#include "solutions/nightwatch/detect/fall_scorer.h"
#include "solutions/nightwatch/signal/steady.h"

namespace meretid::nightwatch {

struct FallSettings {
  std::optional<double> threshold{};  ///< a resident's own; none: the model's
  double refractory = 10;             ///< s; so soon after a fall the next one is the same
  double confirm_after = 10;          ///< s behind the impact
  double silence = 60;                ///< s without a sample: kSignalLost
};

class FallDetector {
 public:
  explicit FallDetector(std::shared_ptr<const FallModel> model, FallSettings settings = {}) : model_(std::move(model)), settings_(settings) {}

  void push(const MotionSample& sample, std::vector<Event>& events);
  /// Time passes without a sample (sensor's clock, as the caller estimates it). Says kSignalLost once.
  void tick(double now, std::vector<Event>& events);
  /// The end of a recording.
  void end(std::vector<Event>& events);

  const SignalCounts& counts() const { return steady_.counts(); }

 private:
  struct Open {
    double impact_t = 0;
    std::int64_t impact = 0;
    Axes before;  // how the person was before
  };
  void moments(std::vector<Event>& events);
  void confirm(double t, std::vector<Event>& events);
  Axes mean(std::int64_t from, std::int64_t to) const;

  std::shared_ptr<const FallModel> model_;
  FallSettings settings_;
  Steady steady_;
  FallScorer scorer_;
  std::vector<Steady::Moment> moments_;
  std::optional<Open> open_;
  double last_fall_ = -1e18;
  std::optional<double> heard_;  // newest sample
  bool lost_ = false;
};

}  // namespace meretid::nightwatch
