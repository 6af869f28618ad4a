// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/detect/thermal_detector.h"

#include <algorithm>
#include <cmath>

namespace meretid::nightwatch {

void ThermalDetector::push(const ThermalFrame& frame, std::vector<Event>& events) {
  if (!std::isfinite(frame.t) || std::any_of(frame.celsius.begin(), frame.celsius.end(), [](float c) { return !std::isfinite(c); })) return;
  if (!frames_.empty() && frame.t <= frames_.back().t) return;
  tick(frame.t, events);
  if (lost_) {
    events.push_back({EventKind::kSignalBack, frame.t, frames_.empty() ? frame.t : frames_.back().t, 0});
    lost_ = false;
    frames_.clear();
    moving_since_.reset();
  }
  float change = 0;
  if (!frames_.empty())
    for (std::size_t k = 0; k < 16; ++k) change += std::fabs(frame.celsius[k] - frames_.back().celsius[k]);
  frames_.push_back(frame);
  if (change > kMoving) {
    moved_ = frame.t;
    if (!moving_since_) moving_since_ = frame.t;
  }
  if (moving_since_ && (frame.t - moved_ >= kQuiet || frame.t - *moving_since_ >= kLongest)) {
    const auto first = std::lower_bound(frames_.begin(), frames_.end(), *moving_since_ - kBefore, [](const ThermalFrame& f, double t) { return f.t < t; });
    if (const std::span<const ThermalFrame> clip(first, frames_.end()); clip.size() >= 8 && frame.t - last_fall_ > kRefractory) {
      const double score = model_->score(thermal_features(clip));
      if (score >= model_->threshold) {
        last_fall_ = frame.t;
        events.push_back({EventKind::kFall, frame.t, *moving_since_, score});
      }
    }
    moving_since_.reset();
  }
  const double keep = frame.t - kLongest - kQuiet - kBefore;
  std::size_t old = 0;
  while (old < frames_.size() && frames_[old].t < keep) ++old;
  if (old > 64) frames_.erase(frames_.begin(), frames_.begin() + static_cast<std::ptrdiff_t>(old));
}

void ThermalDetector::tick(double now, std::vector<Event>& events) {
  if (frames_.empty() || lost_ || now - frames_.back().t < silence_) return;
  lost_ = true;
  events.push_back({EventKind::kSignalLost, now, frames_.back().t, 0});
}

}  // namespace meretid::nightwatch
