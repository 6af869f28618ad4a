// SPDX-License-Identifier: EUPL-1.2
#include "learn/measure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace meretid::learn {

Share wilson(std::int64_t hits, std::int64_t of) {
  if (of == 0) return {0, 0, 1};
  constexpr double z = 1.959963985;
  const double n = static_cast<double>(of), p = static_cast<double>(hits) / n;
  const double middle = p + z * z / (2 * n), half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return {p, std::max(0.0, (middle - half) / (1 + z * z / n)), std::min(1.0, (middle + half) / (1 + z * z / n))};
}

double Calibration::operator()(double score) const { return 1 / (1 + std::exp(-(slope * score + offset))); }

Calibration calibrate(const std::vector<std::pair<double, bool>>& scored) {
  double good = 0, bad = 0;
  for (const auto& [score, right] : scored) (right ? good : bad) += 1;
  const double high = (good + 1) / (good + 2), low = 1 / (bad + 2);
  Calibration c{0, std::log((good + 1) / (bad + 1))};
  for (int round = 0; round < 60; ++round) {
    double g0 = 0, g1 = 0, h00 = 1e-6, h01 = 0, h11 = 1e-6;
    for (const auto& [score, right] : scored) {
      const double p = c(score), error = p - (right ? high : low), weight = p * (1 - p);
      g0 += error * score;
      g1 += error;
      h00 += weight * score * score;
      h01 += weight * score;
      h11 += weight;
    }
    const double determinant = h00 * h11 - h01 * h01;
    const double d0 = (h11 * g0 - h01 * g1) / determinant, d1 = (h00 * g1 - h01 * g0) / determinant;
    c.slope -= std::clamp(d0, -1.0, 1.0);
    c.offset -= std::clamp(d1, -1.0, 1.0);
    if (std::abs(d0) + std::abs(d1) < 1e-9) break;
  }
  return c;
}

namespace {

// The scores with how many of each label, the highest first.
struct Step {
  double score = 0, yes = 0, no = 0;
};
std::vector<Step> steps_of(std::span<const double> scores, std::span<const std::uint8_t> labels) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<Step> steps;
  for (const std::size_t i : order) {
    if (steps.empty() || scores[i] < steps.back().score) steps.push_back({scores[i], 0, 0});
    (labels[i] ? steps.back().yes : steps.back().no) += 1;
  }
  return steps;
}

Step total(const std::vector<Step>& steps) {
  Step sum;
  for (const Step& step : steps) sum.yes += step.yes, sum.no += step.no;
  return sum;
}

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double area_under_curve(std::span<const double> scores, std::span<const std::uint8_t> labels) {
  const std::vector<Step> steps = steps_of(scores, labels);
  const Step all = total(steps);
  double above = 0, sum = 0;
  for (const Step& step : steps) {
    sum += step.no * (above + step.yes / 2);
    above += step.yes;
  }
  return all.yes > 0 && all.no > 0 ? sum / (all.yes * all.no) : kNothing;
}

double average_precision(std::span<const double> scores, std::span<const std::uint8_t> labels) {
  const std::vector<Step> steps = steps_of(scores, labels);
  const Step all = total(steps);
  double yes = 0, seen = 0, sum = 0;
  for (const Step& step : steps) {
    yes += step.yes;
    seen += step.yes + step.no;
    sum += step.yes / all.yes * (yes / seen);
  }
  return all.yes > 0 ? sum : kNothing;
}

double precision_at(std::span<const double> scores, std::span<const std::uint8_t> labels, std::size_t first) {
  const double wanted = static_cast<double>(std::min(first, scores.size()));
  double yes = 0, left = wanted;
  for (const Step& step : steps_of(scores, labels)) {
    const double taken = std::min(left, step.yes + step.no);
    yes += taken * step.yes / (step.yes + step.no);
    left -= taken;
  }
  return wanted > 0 ? yes / wanted : kNothing;
}

double balanced_accuracy(std::span<const double> scores, std::span<const std::uint8_t> labels, double threshold) {
  double yes = 0, no = 0, right_yes = 0, right_no = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const bool found = scores[i] > threshold;
    (labels[i] ? yes : no) += 1;
    if (labels[i] && found) right_yes += 1;
    if (!labels[i] && !found) right_no += 1;
  }
  return yes > 0 && no > 0 ? (right_yes / yes + right_no / no) / 2 : kNothing;
}

double best_threshold(std::span<const double> scores, std::span<const std::uint8_t> labels) {
  const std::vector<Step> steps = steps_of(scores, labels);
  const Step all = total(steps);
  double best = -1;
  std::vector<double> thresholds;
  double yes = 0, no = 0;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    yes += steps[i].yes, no += steps[i].no;
    const double accuracy = yes / all.yes - no / all.no;
    if (accuracy > best + 1e-12) thresholds.clear(), best = accuracy;
    if (accuracy > best - 1e-12) thresholds.push_back((steps[i].score + steps[i + 1].score) / 2);
  }
  return thresholds.empty() ? 0.5 : thresholds[thresholds.size() / 2];
}

}  // namespace meretid::learn
