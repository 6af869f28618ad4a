// SPDX-License-Identifier: EUPL-1.2
// How good something is, with how sure we are of it, and how a raw score becomes a probability. Pure.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace meretid::learn {

struct Share {
  double value = 0, low = 0, high = 0;  ///< with a 95 % interval
};
/// Wilson's interval (Wilson, JASA 22, 1927), which holds near 0 and 1 too. of = 0: value 0, interval 0..1.
Share wilson(std::int64_t hits, std::int64_t of);

/// Precision and recall of found against true things.
struct Counts {
  std::int64_t hit = 0, found = 0, truth = 0;
  double precision() const { return found ? static_cast<double>(hit) / static_cast<double>(found) : 0; }
  double recall() const { return truth ? static_cast<double>(hit) / static_cast<double>(truth) : 0; }
  double f1() const { return found + truth ? 2.0 * static_cast<double>(hit) / static_cast<double>(found + truth) : 0; }
};

/// probability = 1 / (1 + exp(-(slope * score + offset))): Platt's scaling, fitted by Newton's method with Platt's softened
/// targets (Lin, Lin and Weng, "A note on Platt's probabilistic outputs", 2007).
struct Calibration {
  double slope = 1, offset = 0;
  double operator()(double score) const;
};
Calibration calibrate(const std::vector<std::pair<double, bool>>& scored);

}  // namespace meretid::learn
