// SPDX-License-Identifier: EUPL-1.2
// One thermal array, live. Movement begins when the sixteen fields change by more than kMoving degrees together from frame to frame
// and is over when they have not for kQuiet seconds; what lies between, with kBefore seconds before it, is asked as one clip, as
// the clips it has learned from are cut around what happens. Not thread-safe: one per array. Memory: kLongest seconds of frames.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "solutions/nightwatch/detect/event.h"
#include "solutions/nightwatch/detect/thermal_model.h"

namespace meretid::nightwatch {

class ThermalDetector {
 public:
  static constexpr double kQuiet = 1.0, kBefore = 0.5, kLongest = 6.0, kRefractory = 10.0;  ///< s
  static constexpr float kMoving = 2.5F;                                                     ///< degrees, all fields together

  explicit ThermalDetector(std::shared_ptr<const ThermalModel> model, double silence = 120) : model_(std::move(model)), silence_(silence) {}

  /// A frame that is not newer than the last, or holds no number, is dropped.
  void push(const ThermalFrame& frame, std::vector<Event>& events);
  void tick(double now, std::vector<Event>& events);

 private:
  std::shared_ptr<const ThermalModel> model_;
  double silence_;
  std::vector<ThermalFrame> frames_;
  std::optional<double> moving_since_;
  double moved_ = 0, last_fall_ = -1e18;
  bool lost_ = false;
};

}  // namespace meretid::nightwatch
