// SPDX-License-Identifier: EUPL-1.2
// Learning and measuring falls by the protocol of the anchor document, section 3.1. A fall trial has one true impact, its largest
// |g|; its other impacts are left out of learning, since nobody has said what they are. All impacts of activities are no falls.
// A trial's score is its highest. Cost: 30 µs a look to collect; a model of 3,000 trials about 3 CPU seconds.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "solutions/nightwatch/data/fall_set.h"
#include "solutions/nightwatch/detect/fall_model.h"
#include "solutions/nightwatch/measure/figures.h"

namespace meretid::nightwatch {

/// A look with what is true of it, and when it was due.
struct CollectedLook {
  double t = 0, impact_t = 0;  ///< s from the beginning
  FallLook look;
  FallExample example;
};

struct CollectedTrial {
  std::string subject, activity, trial;
  bool fall = false;
  double seconds = 0;
  double impact_t = 0;  ///< of the largest |g|
  std::vector<CollectedLook> looks;

  bool elderly() const { return subject.starts_with("SE"); }
};

/// The looks of even moments, 50 a second.
CollectedTrial collect(const FallTrial& trial);
std::vector<CollectedTrial> collect(std::span<const FallTrial> trials);

/// What `use` says of a subject decides whether its trials are learned from.
Result<FallModel> learn_falls(std::span<const CollectedTrial> trials, const std::function<bool(const std::string& subject)>& use, std::uint64_t seed, int threads);
/// With a threshold at which 98 % of the falls of people not learned from were found (five folds of people).
Result<FallModel> learn_falls_with_threshold(std::span<const CollectedTrial> trials, std::uint64_t seed, int threads);

struct ScoredTrial {
  const CollectedTrial* trial = nullptr;
  std::vector<double> scores;  ///< of its looks
  double highest = -50;        ///< -50: nothing was worth a look
};
ScoredTrial score(const FallModel& model, const CollectedTrial& trial);

/// Alarms at a threshold: times, each at least `refractory` seconds behind the one before it.
std::vector<double> alarms(const ScoredTrial& scored, double threshold, double refractory);

struct FalseAlarms {
  std::int64_t count = 0;
  double per_hour = 0;
  std::map<std::string, std::int64_t> by_activity;
};
/// Of activity trials: alarms, 10 s refractory, over their hours.
FalseAlarms false_alarms(std::span<const ScoredTrial> scored, double threshold);
double threshold_at(std::span<const ScoredTrial> scored, double sensitivity);
/// AUC and false alarms at 95 and 98 %; the rest at `threshold`.
Figures fall_figures(std::span<const ScoredTrial> scored, double threshold);

/// Subjects, sorted, each once.
std::vector<std::string> subjects(std::span<const CollectedTrial> trials);

}  // namespace meretid::nightwatch
