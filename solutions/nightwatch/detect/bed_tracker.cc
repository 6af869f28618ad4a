// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <optional>

#include "solutions/nightwatch/detect/bed_model.h"

namespace meretid::nightwatch {
namespace {

constexpr double kLongestStep = 20;     // s without a reading that move the belief; a longer silence is no more telling
constexpr double kStep = 0.5;           // s
constexpr double kUnseenWay = 0.2;      // added to each count of a way from one activity to another
constexpr double kShortestStay = 2;     // s, mean
constexpr double kTrust = 1.6;          // in the evidence of a reading that stands alone
constexpr double kPriorTaken = 0.6;     // how much of the trees' prior is taken out
constexpr double kDoubt = 0.01;         // of the trees' posterior

}  // namespace

BedHabits BedHabits::of(std::span<const Sequence> sequences) {
  BedHabits habits;
  Posterior seconds{}, leavings{};
  double readings = 0;
  for (const Sequence& s : sequences) {
    std::optional<double> back;  // since when in bed again
    for (std::size_t i = 1; i < s.readings.size(); ++i) {
      const bool before = in_bed(s.labels[i - 1]), now = in_bed(s.labels[i]);
      if (!before && now) back = s.readings[i].t;
      if (!before || now || !back) continue;
      const double stay = s.readings[i].t - *back;
      habits.shortest_return = habits.shortest_return > 0 ? std::min(habits.shortest_return, stay) : stay;
    }
    for (std::size_t i = 0; i < s.readings.size(); ++i) {
      readings += 1;
      habits.share[static_cast<std::size_t>(s.labels[i])] += 1;
      if (i == 0) continue;
      const auto from = static_cast<std::size_t>(s.labels[i - 1]), to = static_cast<std::size_t>(s.labels[i]);
      seconds[from] += s.readings[i].t - s.readings[i - 1].t;
      if (from != to) leavings[from] += 1, habits.way[from][to] += 1;
    }
  }
  for (std::size_t a = 0; a < kActivities; ++a) {
    habits.share[a] = (habits.share[a] + 1) / (readings + kActivities);
    habits.stay[a] = std::max(kShortestStay, seconds[a] / std::max(1.0, leavings[a]));
    double sum = 0;
    for (std::size_t b = 0; b < kActivities; ++b)
      if (b != a) sum += habits.way[a][b] += kUnseenWay;
    for (double& way : habits.way[a]) way /= sum;
    habits.way[a][a] = 0;
  }
  return habits;
}

BedTracker::BedTracker(const BedHabits& habits) : habits_(&habits) {
  for (std::size_t a = 0; a < kActivities; ++a)
    for (std::size_t s = 0; s < kStages; ++s) belief_[a * kStages + s] = habits.share[a] / kStages;
}

void BedTracker::pass(double seconds) {
  const int steps = std::max(1, static_cast<int>(std::ceil(seconds / kStep)));
  const double step = seconds / steps;
  for (int k = 0; k < steps; ++k) {
    decltype(belief_) next{};
    for (std::size_t a = 0; a < kActivities; ++a) {
      const double leave = 1 - std::exp(-static_cast<double>(kStages) / habits_->stay[a] * step);
      for (std::size_t s = 0; s < kStages; ++s) {
        const double mass = belief_[a * kStages + s];
        next[a * kStages + s] += mass * (1 - leave);
        if (s + 1 < kStages) next[a * kStages + s + 1] += mass * leave;
        else
          for (std::size_t b = 0; b < kActivities; ++b) next[b * kStages] += mass * leave * habits_->way[a][b];
      }
    }
    belief_ = next;
  }
}

double BedTracker::next(double t, const Posterior& posterior) {
  const double since = begun_ ? std::max(0.0, t - last_) : kAlone;
  if (begun_ && since > 0) pass(std::min(since, kLongestStep));
  begun_ = true;
  last_ = t;
  const double trust = kTrust * std::min(1.0, since / kAlone);
  double sum = 0, bed = 0;
  for (std::size_t a = 0; a < kActivities; ++a) {
    const double evidence = std::pow((posterior[a] + kDoubt) / std::pow(habits_->share[a], kPriorTaken), trust);
    for (std::size_t s = 0; s < kStages; ++s) {
      double& mass = belief_[a * kStages + s];
      sum += mass *= evidence;
      if (in_bed(static_cast<Activity>(a))) bed += mass;
    }
  }
  for (double& mass : belief_) mass /= sum;
  return bed / sum;
}

}  // namespace meretid::nightwatch
