// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/simulate/body.h"

#include <algorithm>
#include <cmath>

namespace meretid::nightwatch {
namespace {

constexpr double kRadians = 3.14159265358979 / 180;

}  // namespace

MadeUpBody::MadeUpBody(Rng rng) : rng_(rng), strength_(rng_.uniform(0.7, 1.3)) {}

std::vector<Motion> MadeUpBody::take() {
  std::vector<Motion> out;
  out.swap(motions_);
  gone_ += static_cast<double>(out.size()) / kRate;
  return out;
}

void MadeUpBody::moment(double extra_up, double extra_side, double shake) {
  breath_ += 0.25 / kRate * 2 * 180 * kRadians;
  const double f = forward_ * kRadians, s = sideways_ * kRadians;
  // Gravity as the sensor sees it, y along the trunk (down: -1 when upright), then what the movement adds along it and across.
  const double y = -std::cos(f) * std::cos(s) - extra_up, z = -std::sin(f) * std::cos(s) + extra_side * 0.7, x = -std::sin(s) + extra_side * 0.7;
  const auto noisy = [&](double v) { return static_cast<float>(v + rng_.normal(0, 0.008 + shake) + 0.006 * std::sin(breath_)); };
  const auto turning = [&](double v) { return static_cast<float>(v + rng_.normal(0, 0.8 + 60 * shake)); };
  motions_.push_back({{noisy(x), noisy(y), noisy(z)}, {turning(turn_forward_), turning(0), turning(turn_sideways_)}});
}

void MadeUpBody::hold(double seconds, double shake) {
  turn_forward_ = turn_sideways_ = 0;
  for (int i = 0; i < static_cast<int>(seconds * kRate); ++i) moment(0, 0, shake);
}

void MadeUpBody::tilt_to(double forward, double sideways, double seconds, double shake) {
  const double from_f = forward_, from_s = sideways_;
  const int n = std::max(1, static_cast<int>(seconds * kRate));
  double before = 0;
  for (int i = 1; i <= n; ++i) {
    const double part = 0.5 - 0.5 * std::cos(180 * kRadians * i / n);
    forward_ = from_f + (forward - from_f) * part;
    sideways_ = from_s + (sideways - from_s) * part;
    turn_forward_ = (forward - from_f) * (part - before) * kRate;
    turn_sideways_ = (sideways - from_s) * (part - before) * kRate;
    before = part;
    moment(0.1 * strength_ * std::sin(360 * kRadians * i / n), 0, shake);
  }
  turn_forward_ = turn_sideways_ = 0;
}

void MadeUpBody::hit(double size, double seconds) {
  const int n = std::max(3, static_cast<int>(seconds * kRate));
  for (int i = 0; i < n; ++i) {
    const double bump = size * std::exp(-0.5 * std::pow((i - n * 0.3) / (n * 0.12), 2)) - 0.15 * size * std::exp(-0.5 * std::pow((i - n * 0.7) / (n * 0.1), 2));
    moment(bump * 0.5, bump * 0.8, 0.03 * size);
  }
}

void MadeUpBody::lie(double seconds) { hold(seconds, 0); }

void MadeUpBody::turn_in_bed() {
  const double side = rng_.chance(0.4) ? rng_.uniform(-100, -70) : rng_.chance(0.5) ? rng_.uniform(70, 100) : 0;
  // On the back the trunk is tilted backwards instead.
  tilt_to(side == 0 ? -88 : rng_.uniform(-10, 10), side, rng_.uniform(1, 3), 0.04 * strength_);
  if (rng_.chance(0.3)) hit(rng_.uniform(0.1, 0.6) * strength_, 0.3);
}

void MadeUpBody::sit_up() {
  tilt_to(-60, sideways_ * 0.3, rng_.uniform(0.8, 1.8), 0.05);
  tilt_to(rng_.uniform(5, 20), 0, rng_.uniform(0.8, 1.5), 0.04);
}

void MadeUpBody::lie_down() {
  tilt_to(-50, rng_.uniform(-30, 30), rng_.uniform(0.8, 1.6), 0.04);
  tilt_to(-88, rng_.uniform(-20, 20), rng_.uniform(0.5, 1), 0.04);
  hit(rng_.uniform(0.2, 0.7), 0.3);
}

void MadeUpBody::stand_up() {
  tilt_to(rng_.uniform(25, 40), 0, 0.7, 0.04);
  tilt_to(rng_.uniform(-3, 6), 0, 0.8, 0.04);
}

void MadeUpBody::walk(double seconds) {
  const double pace = rng_.uniform(1.1, 1.9), force = rng_.uniform(0.12, 0.5) * strength_;
  for (int i = 0; i < static_cast<int>(seconds * kRate); ++i) {
    const double phase = i / kRate * pace;
    const double step = phase - std::floor(phase);
    moment(force * std::exp(-0.5 * std::pow((step - 0.2) / 0.07, 2)) - 0.15 * force, 0.12 * std::sin(180 * kRadians * phase), 0.03);
  }
}

void MadeUpBody::sit_down(bool hard) {
  tilt_to(30, 0, hard ? 0.4 : 0.9, 0.04);
  hit(hard ? rng_.uniform(0.8, 1.8) : rng_.uniform(0.1, 0.5), 0.25);
  tilt_to(rng_.uniform(5, 15), 0, 0.6, 0.03);
}

void MadeUpBody::fall() {
  const bool sideways = rng_.chance(0.4);
  const double way = rng_.chance(0.5) ? 1 : -1;
  // The way down: lighter and lighter, the trunk tilting faster and faster.
  const int n = static_cast<int>(rng_.uniform(0.35, 0.8) * kRate);
  const double from_f = forward_, from_s = sideways_, end = rng_.uniform(75, 95) * way;
  for (int i = 1; i <= n; ++i) {
    const double part = std::pow(static_cast<double>(i) / n, 2);
    (sideways ? sideways_ : forward_) = (sideways ? from_s : from_f) + (end - (sideways ? from_s : from_f)) * part;
    (sideways ? turn_sideways_ : turn_forward_) = end * 2 * i / (static_cast<double>(n) * n) * kRate;
    const double light = rng_.uniform(0.25, 0.6) * part;
    const double f = forward_ * kRadians, s = sideways_ * kRadians;
    moment(-light * std::cos(f) * std::cos(s), 0, 0.06);
    Motion& m = motions_.back();
    m.g = m.g * static_cast<float>(1 - light);
  }
  turn_forward_ = turn_sideways_ = 0;
  const auto begin = motions_.size();
  hit(rng_.uniform(2, 5.5), 0.35);
  const auto peak = std::max_element(motions_.begin() + static_cast<std::ptrdiff_t>(begin), motions_.end(),
                                     [](const Motion& a, const Motion& b) { return a.g.length() < b.g.length(); });
  impact_ = gone_ + static_cast<double>(peak - motions_.begin()) / kRate;
  hit(rng_.uniform(0.2, 0.9), 0.3);
  hold(rng_.uniform(0.3, 1.2), 0.03);
  hold(rng_.uniform(12, 20), 0.002);
}

}  // namespace meretid::nightwatch
