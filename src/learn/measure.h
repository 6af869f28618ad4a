// SPDX-License-Identifier: EUPL-1.2
// How good something is, with how sure we are of it, and how a raw score becomes a probability. Pure.
#pragma once

#include <cstdint>
#include <span>
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

/// How well scores rank what is true above what is not. Equal scores count half: the rank statistic with mid-ranks (Hanley and McNeil,
/// "The meaning and use of the area under a ROC curve", Radiology 143, 1982). NaN when only one of the two occurs. n log n.
double area_under_curve(std::span<const double> scores, std::span<const std::uint8_t> labels);
/// The sum over different scores, the highest first, of recall gained x precision there. NaN when nothing is true.
double average_precision(std::span<const double> scores, std::span<const std::uint8_t> labels);
/// Of the `first` highest scores the share that is true; of equal scores at the edge as many as chance would take. NaN without scores.
double precision_at(std::span<const double> scores, std::span<const std::uint8_t> labels, std::size_t first);
/// The mean of the shares found right among the true and among the others, where a score above the threshold says "true".
double balanced_accuracy(std::span<const double> scores, std::span<const std::uint8_t> labels, double threshold);
/// The threshold with the highest balanced accuracy on these; between two scores, and of equally good ones the middle one.
double best_threshold(std::span<const double> scores, std::span<const std::uint8_t> labels);

}  // namespace meretid::learn
