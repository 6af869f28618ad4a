// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/detect/fall_detector.h"

#include <algorithm>

namespace meretid::nightwatch {
namespace {

constexpr float kUpright = 35;    // degrees from how the person was before the fall: as before
constexpr float kStill = 0.05F;   // g, standard deviation of |g| over two seconds

}  // namespace

void FallDetector::push(const MotionSample& sample, std::vector<Event>& events) {
  tick(sample.t, events);
  if (lost_) {
    events.push_back({EventKind::kSignalBack, sample.t, heard_.value_or(sample.t), 0});
    lost_ = false;
  }
  if (!heard_ || sample.t > *heard_ || sample.t < *heard_ - kLongestHole) heard_ = sample.t;
  steady_.push(sample, moments_);
  moments(events);
}

void FallDetector::tick(double now, std::vector<Event>& events) {
  if (!heard_ || lost_ || now - *heard_ < settings_.silence) return;
  lost_ = true;
  events.push_back({EventKind::kSignalLost, now, *heard_, 0});
}

void FallDetector::end(std::vector<Event>& events) {
  steady_.end(moments_);
  moments(events);
}

void FallDetector::moments(std::vector<Event>& events) {
  for (const Steady::Moment& moment : moments_) {
    if (moment.beginning) {
      scorer_.begin_anew();
      open_.reset();
    }
    scorer_.push(moment.motion, [&](std::int64_t now, const FallLook& look, const std::vector<float>& features) {
      const double score = model_->score(look, features);
      if (score < settings_.threshold.value_or(model_->threshold) || moment.t - last_fall_ < settings_.refractory) return;
      const double impact_t = moment.t - static_cast<double>(now - look.impact) / kRate;
      events.push_back({EventKind::kFall, moment.t, impact_t, score});
      last_fall_ = moment.t;
      open_ = {impact_t, look.impact, mean(look.impact - 150, look.impact - 50)};
    });
    confirm(moment.t, events);
  }
  moments_.clear();
}

void FallDetector::confirm(double t, std::vector<Event>& events) {
  if (!open_ || t - open_->impact_t < settings_.confirm_after) return;
  const Ring& ring = scorer_.ring();
  const std::int64_t now = ring.count() - 1;
  const Axes last = mean(now - 100, now);
  float squares = 0, sum = 0;
  for (std::int64_t i = now - 100; i < now; ++i) sum += ring.length_at(i), squares += ring.length_at(i) * ring.length_at(i);
  const float deviation = std::sqrt(std::max(0.0F, squares / 100 - (sum / 100) * (sum / 100)));
  const bool up = angle(open_->before, last) < kUpright && deviation >= kStill;
  events.push_back({up ? EventKind::kFallRecovered : EventKind::kFallConfirmed, t, open_->impact_t, 0});
  open_.reset();
}

Axes FallDetector::mean(std::int64_t from, std::int64_t to) const {
  Axes sum;
  for (std::int64_t i = from; i < to; ++i) sum = sum + scorer_.ring().at(i).g;
  return sum * (1 / static_cast<float>(std::max<std::int64_t>(1, to - from)));
}

}  // namespace meretid::nightwatch
