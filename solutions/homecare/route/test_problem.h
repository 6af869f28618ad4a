// SPDX-License-Identifier: EUPL-1.2
// Made-up problems for tests: stops on a square, windows of mixed width that one vehicle alone can keep.
#pragma once

#include <algorithm>
#include <cmath>

#include "base/rng.h"
#include "solutions/homecare/route/problem.h"

namespace meretid::homecare {

/// `rough`: directed durations beside the distances, where the triangle inequality does not hold.
inline Problem random_problem(int stops, std::uint64_t seed, bool rough) {
  Rng rng(seed);
  std::vector<std::pair<double, double>> at;
  std::vector<Stop> all;
  for (int i = 0; i < stops; ++i) {
    at.emplace_back(rng.uniform(0, 1000), rng.uniform(0, 1000));
    const auto ready = static_cast<Span>(rng.between(0, 6000));
    all.push_back({ready, ready + static_cast<Span>(rng.between(1700, 4000)), i == 0 ? 0 : 50, static_cast<int>(rng.between(1, 9))});
  }
  all[0] = {0, 14000, 0, 0};
  std::vector<Span> distance, duration;
  for (const auto& [x, y] : at) {
    for (const auto& [u, v] : at) {
      const double way = std::hypot(x - u, y - v);
      distance.push_back(static_cast<Span>(way));
      duration.push_back(way == 0 ? 0 : static_cast<Span>(way * rng.uniform(0.7, 1.2)));
    }
  }
  return Problem(std::move(all), stops, 60, std::move(distance), rough ? std::move(duration) : std::vector<Span>{});
}

}  // namespace meretid::homecare
