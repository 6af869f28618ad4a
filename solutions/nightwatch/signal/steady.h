// SPDX-License-Identifier: EUPL-1.2
// From samples as they come over the air (irregular, doubled, out of order, with holes) to 50 evenly spaced moments a second of the
// sensor's own clock, by straight lines between neighbours. A clock that runs fast or slow changes nothing but the length of a
// second. A sample waits for kPatience seconds of sensor time, so that one sent before it may still take its place.
// A hole of more than kLongestHole seconds is not bridged: what comes behind it is a new beginning.
// Not thread-safe; constant time a moment; holds the samples of kPatience seconds.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "solutions/nightwatch/signal/motion.h"

namespace meretid::nightwatch {

inline constexpr double kPatience = 0.1, kLongestHole = 2.0, kSameMoment = 0.001;

/// What became of the samples, for a sensor's health.
struct SignalCounts {
  std::int64_t taken = 0, doubled = 0, too_late = 0, no_number = 0, holes = 0;
};

class Steady {
 public:
  struct Moment {
    double t = 0;            ///< sensor's clock
    Motion motion;
    bool beginning = false;  ///< nothing is known of what was before
  };
  /// Appends the moments that are certain now.
  void push(const MotionSample& sample, std::vector<Moment>& moments);
  /// The rest, at the end of a recording.
  void end(std::vector<Moment>& moments);

  const SignalCounts& counts() const { return counts_; }

 private:
  void take(const MotionSample& sample, std::vector<Moment>& moments);

  std::deque<MotionSample> waiting_;  // by time
  bool begun_ = false;
  MotionSample last_;
  double origin_ = 0;
  std::int64_t next_ = 0;  // the moment to come lies at origin_ + next_ / kRate
  SignalCounts counts_;
};

}  // namespace meretid::nightwatch
