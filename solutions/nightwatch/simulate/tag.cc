// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/simulate/tag.h"

#include <cmath>
#include <utility>

namespace meretid::nightwatch {
namespace {

// By activity: how likely each antenna is the one that hears the tag, and how well (dBm).
struct Heard {
  double often[4];
  float strength[4];
};
constexpr Heard kHeard[kActivities] = {
    {{0.36, 0.30, 0.20, 0.14}, {-60, -60, -63, -64}},  // sits on the bed
    {{0.05, 0.10, 0.70, 0.15}, {-67, -65, -56, -64}},  // in the chair
    {{0.50, 0.44, 0.04, 0.02}, {-60, -60, -68, -69}},  // lies
    {{0.24, 0.24, 0.26, 0.26}, {-61, -61, -62, -62}},  // is up
};

}  // namespace

MadeUpTag::MadeUpTag(Rng rng)
    : rng_(rng), front_(static_cast<float>(rng_.normal(0.1, 0.12))), lateral_(static_cast<float>(rng_.normal(0, 0.05))), loud_(static_cast<float>(rng_.normal(0, 3))) {}

void MadeUpTag::during(Activity activity, double from, double to, bool lively) {
  const Heard& heard = kHeard[static_cast<std::size_t>(activity)];
  const bool lies = activity == Activity::kLying;
  const double pause = lies ? (lively ? 0.8 : 60) : lively ? 0.4 : 1.5;
  if (lies && lively) side_ = static_cast<float>(rng_.uniform(-0.9, 0.9));
  for (double t = from;;) {
    t += 0.05 - std::log(1 - rng_.uniform()) * pause;
    if (t >= to) return;
    double left = rng_.uniform();
    int antenna = 0;
    while (antenna < 3 && left > heard.often[antenna]) left -= heard.often[antenna++];
    const auto noise = [&](double deviation) { return static_cast<float>(rng_.normal(0, deviation)); };
    const double shake = lively ? 0.06 : 0.015;
    BedReading r{.t = t, .antenna = antenna + 1};
    if (lies) {
      r.vertical = 0.05F + noise(0.05 + shake);
      r.lateral = side_ + noise(shake);
      r.front = std::sqrt(std::max(0.05F, 1 - side_ * side_)) + noise(shake);
    } else {
      const float lean = activity == Activity::kSittingOnBed ? 0.14F : activity == Activity::kSittingInChair ? 0.08F : 0.0F;
      r.front = front_ + lean + noise(0.08 + shake);
      r.lateral = lateral_ + noise(0.03 + shake);
      r.vertical = 0.97F + noise(0.03 + shake);
    }
    r.strength = heard.strength[antenna] + loud_ + noise(activity == Activity::kUp ? 4.5 : 4);
    r.phase = static_cast<float>(rng_.uniform(0, 6.28));
    r.frequency = 920.25F + 0.5F * static_cast<float>(rng_.below(12));
    readings_.push_back({r, activity});
  }
}

std::vector<MadeUpTag::Labelled> MadeUpTag::take() { return std::exchange(readings_, {}); }

}  // namespace meretid::nightwatch
