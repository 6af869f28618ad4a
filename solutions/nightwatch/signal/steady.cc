// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/signal/steady.h"

#include <algorithm>
#include <cmath>

namespace meretid::nightwatch {
namespace {

bool is_number(const MotionSample& s) {
  for (const float v : {s.motion.g.x, s.motion.g.y, s.motion.g.z, s.motion.turn.x, s.motion.turn.y, s.motion.turn.z})
    if (!std::isfinite(v)) return false;
  return std::isfinite(s.t) && std::fabs(s.t) < 1e12;
}

}  // namespace

void Steady::push(const MotionSample& sample, std::vector<Moment>& moments) {
  if (!is_number(sample)) {
    ++counts_.no_number;
    return;
  }
  if (begun_ && sample.t < last_.t - kLongestHole) {  // the sensor's clock was set back, or the sensor began anew
    end(moments);
    begun_ = false;
    ++counts_.holes;
  }
  if (begun_ && sample.t <= last_.t - kSameMoment) {
    ++counts_.too_late;
    return;
  }
  const auto place = std::upper_bound(waiting_.begin(), waiting_.end(), sample.t, [](double t, const MotionSample& s) { return t < s.t; });
  const bool doubled = (place != waiting_.begin() && sample.t - std::prev(place)->t < kSameMoment) ||
                       (place != waiting_.end() && place->t - sample.t < kSameMoment) || (begun_ && std::fabs(sample.t - last_.t) < kSameMoment);
  if (doubled) {
    ++counts_.doubled;
    return;
  }
  ++counts_.taken;
  waiting_.insert(place, sample);
  while (!waiting_.empty() && waiting_.back().t - waiting_.front().t >= kPatience) {
    take(waiting_.front(), moments);
    waiting_.pop_front();
  }
}

void Steady::end(std::vector<Moment>& moments) {
  for (const MotionSample& sample : waiting_) take(sample, moments);
  waiting_.clear();
}

void Steady::take(const MotionSample& sample, std::vector<Moment>& moments) {
  if (!begun_ || sample.t - last_.t > kLongestHole) {
    counts_.holes += begun_ ? 1 : 0;
    begun_ = true;
    origin_ = sample.t;
    next_ = 1;
    moments.push_back({sample.t, sample.motion, true});
  } else {
    const double length = sample.t - last_.t;
    // A hair's breadth, so that a sample on its moment is that moment and not the one before it.
    for (double t; (t = origin_ + static_cast<double>(next_) / kRate) <= sample.t + 1e-6; ++next_) {
      const auto part = static_cast<float>(std::clamp((t - last_.t) / length, 0.0, 1.0));
      const Motion& a = last_.motion;
      const Motion& b = sample.motion;
      moments.push_back({t, {a.g + (b.g - a.g) * part, a.turn + (b.turn - a.turn) * part}, false});
    }
  }
  last_ = sample;
}

}  // namespace meretid::nightwatch
