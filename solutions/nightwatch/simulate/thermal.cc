// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/simulate/thermal.h"

#include <algorithm>
#include <cmath>

#include "solutions/nightwatch/measure/thermal_measure.h"

namespace meretid::nightwatch {
namespace {

constexpr double kFrame = 1.0 / 9;   // s
constexpr double kNoise = 0.06;      // degrees

/// A warm spot: where, how wide (fields), how much warmer than the room.
struct Spot {
  double x = 0, y = 0, wide = 1, warm = 0;
};

Spot between(const Spot& a, const Spot& b, double part) {
  const double p = std::clamp(part, 0.0, 1.0);
  return {a.x + p * (b.x - a.x), a.y + p * (b.y - a.y), a.wide + p * (b.wide - a.wide), a.warm + p * (b.warm - a.warm)};
}

}  // namespace

ThermalClip made_up_thermal_clip(Rng rng, bool fall) {
  const double room = rng.uniform(20, 23), before = rng.uniform(0.9, 1.2), after = rng.uniform(1.4, 1.8);
  const bool leaves = !fall && rng.uniform() < 0.5;
  const double lasts = fall ? rng.uniform(0.6, 1.1) : rng.uniform(1.8, 3);
  const Spot upright{rng.uniform(0.3, 2.7), rng.uniform(0.2, 1.4), rng.uniform(0.6, 0.8), rng.uniform(3, 4.5)};
  Spot last = fall ? Spot{upright.x + rng.uniform(-0.8, 0.8), rng.uniform(2.3, 3), rng.uniform(1.1, 1.5), upright.warm * rng.uniform(1.0, 1.3)}
                   : Spot{rng.uniform(0.3, 2.7), upright.y + rng.uniform(-0.3, 0.6), rng.uniform(0.6, 0.85), upright.warm * rng.uniform(0.9, 1.05)};
  if (leaves) last = {upright.x < 1.5 ? 5.5 : -2.5, upright.y, upright.wide, upright.warm};
  ThermalClip clip{fall ? "fall" : "other", fall, {}};
  for (double t = 0; t < before + lasts + after; t += kFrame) {
    Spot now = between(upright, last, (t - before) / lasts);
    if (fall && t > before && t < before + lasts) now.y += 0.3 * std::sin(6 * (t - before));  // arms, and the floor
    ThermalFrame frame{t, {}};
    for (std::size_t k = 0; k < frame.celsius.size(); ++k) {
      const double dx = static_cast<double>(k % 4) - now.x, dy = static_cast<double>(k / 4) - now.y;
      frame.celsius[k] = static_cast<float>(room + now.warm * std::exp(-(dx * dx + dy * dy) / (2 * now.wide * now.wide)) + rng.normal(0, kNoise));
    }
    clip.frames.push_back(frame);
  }
  return clip;
}

Result<ThermalModel> learn_made_up_thermal(std::size_t clips, std::uint64_t seed, int threads) {
  const Rng root(seed);
  std::vector<ThermalClip> all;
  for (std::size_t i = 0; i < 2 * clips; ++i) all.push_back(made_up_thermal_clip(root.fork(i), i < clips));
  return learn_thermal_with_threshold(all, seed, threads);
}

}  // namespace meretid::nightwatch
