// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/detect/bed_detector.h"

#include <algorithm>
#include <cmath>

#include "solutions/nightwatch/detect/bed_features.h"

namespace meretid::nightwatch {

std::optional<Event> BedSwitch::next(double decided, double t, double likely) {
  if (likely > in_above_) {
    if (place_ != Place::kOut) {
      place_ = Place::kIn;
      return std::nullopt;
    }
    if (!back_) back_ = t;
    if (t - *back_ < settle_) return std::nullopt;
    place_ = Place::kIn;
    const double since = *back_;
    back_.reset();
    return Event{EventKind::kBackInBed, decided, since, likely};
  }
  if (likely < out_below_) {
    back_.reset();
    const bool left = place_ == Place::kIn;
    place_ = Place::kOut;
    if (left && decided - last_exit_ > refractory_) {
      last_exit_ = decided;
      return Event{EventKind::kBedExit, decided, t, 1 - likely};
    }
  }
  return std::nullopt;
}

void BedDetector::push(const BedReading& reading, std::vector<Event>& events) {
  for (const float v : {reading.front, reading.vertical, reading.lateral, reading.strength, reading.phase, reading.frequency})
    if (!std::isfinite(v)) return;
  if (!std::isfinite(reading.t) || reading.antenna < 1 || reading.antenna > 4) return;
  tick(reading.t, events);
  if (lost_) {
    events.push_back({EventKind::kSignalBack, reading.t, readings_.empty() ? reading.t : readings_.back().t, 0});
    lost_ = false;
  }
  const auto place = std::upper_bound(readings_.begin(), readings_.end(), reading.t, [](double t, const BedReading& r) { return t < r.t; });
  if (static_cast<std::size_t>(place - readings_.begin()) < next_) return;  // all has been said of that time
  if (place != readings_.begin()) {
    const BedReading& before = *std::prev(place);
    if (std::fabs(before.t - reading.t) < 1e-6 && before.antenna == reading.antenna && std::fabs(before.strength - reading.strength) < 1e-6F &&
        std::fabs(before.phase - reading.phase) < 1e-6F)
      return;
  }
  readings_.insert(place, reading);
}

void BedDetector::tick(double now, std::vector<Event>& events) {
  decide(now, events);
  if (readings_.empty() || lost_ || now - readings_.back().t < settings_.silence) return;
  lost_ = true;
  events.push_back({EventKind::kSignalLost, now, readings_.back().t, 0});
}

void BedDetector::end(std::vector<Event>& events) { decide(1e300, events); }

void BedDetector::decide(double until, std::vector<Event>& events) {
  for (; next_ < readings_.size() && readings_[next_].t + kAhead < until; ++next_) {
    const double t = readings_[next_].t;
    const double likely = tracker_.next(t, model_->posterior(bed_features(readings_, next_)));
    if (const auto event = switch_.next(t + kAhead, t, likely)) events.push_back(*event);
  }
  if (next_ == 0) return;
  const double keep = readings_[next_ - 1].t - kBedMemory - 1;
  std::size_t old = 0;
  while (old + 1 < next_ && readings_[old].t < keep) ++old;
  if (old < 256) return;  // not for every reading anew
  readings_.erase(readings_.begin(), readings_.begin() + static_cast<std::ptrdiff_t>(old));
  next_ -= old;
}

}  // namespace meretid::nightwatch
