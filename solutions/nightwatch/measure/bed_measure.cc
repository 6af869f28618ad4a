// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/measure/bed_measure.h"

#include <algorithm>

#include "solutions/nightwatch/detect/bed_detector.h"
#include "solutions/nightwatch/detect/bed_features.h"

namespace meretid::nightwatch {
namespace {

constexpr double kUpCounts = 1.6;  // being up is rare and short, and what an exit is told by

// A reading stands for the time around it: where the tag is heard ten times a second, each tells less.
float weight(const BedTrial& trial, std::size_t i) {
  const auto& r = trial.readings;
  const double after = i + 1 < r.size() ? r[i + 1].t : r[i].t + 1, before = i ? r[i - 1].t : r[i].t - 1;
  return static_cast<float>(std::clamp((after - before) / 2, 0.15, 1.5) * (trial.labels[i] == Activity::kUp ? kUpCounts : 1));
}

}  // namespace

std::vector<CollectedBedTrial> collect(std::span<const BedTrial> trials) {
  std::vector<CollectedBedTrial> out;
  for (const BedTrial& trial : trials) {
    CollectedBedTrial collected{&trial, {}};
    for (std::size_t i = 0; i < trial.readings.size(); ++i) collected.examples.push_back({bed_features(trial.readings, i), trial.labels[i], weight(trial, i)});
    out.push_back(std::move(collected));
  }
  return out;
}

Result<BedModel> learn_bed(std::span<const CollectedBedTrial> trials, const std::function<bool(std::size_t)>& use, std::uint64_t seed, int threads) {
  std::vector<const BedModel::Example*> examples;
  std::vector<BedHabits::Sequence> sequences;
  for (std::size_t i = 0; i < trials.size(); ++i) {
    if (!use(i)) continue;
    sequences.push_back({trials[i].trial->readings, trials[i].trial->labels});
    for (const BedModel::Example& example : trials[i].examples) examples.push_back(&example);
  }
  return BedModel::train(examples, BedHabits::of(sequences), seed, threads);
}

std::vector<double> likely_in_bed(const BedModel& model, const CollectedBedTrial& trial) {
  std::vector<double> likely;
  BedTracker tracker(model.habits());
  for (std::size_t i = 0; i < trial.examples.size(); ++i) likely.push_back(tracker.next(trial.trial->readings[i].t, model.posterior(trial.examples[i].features)));
  return likely;
}

std::vector<double> exits_said(const BedModel& model, const BedTrial& trial, const std::vector<double>& likely) {
  std::vector<double> times;
  BedSwitch place(model.out_below, model.in_above, model.settle, BedSettings{}.refractory);
  for (std::size_t i = 0; i < likely.size(); ++i) {
    const double t = trial.readings[i].t;
    if (const auto event = place.next(t + kAhead, t, likely[i]); event && event->kind == EventKind::kBedExit) times.push_back(event->t);
  }
  return times;
}

void count(BedCounts& counts, const BedTrial& trial, const std::vector<double>& said) {
  std::vector<bool> taken(said.size());
  const std::vector<double> exits = trial.exits();
  for (const double exit : exits)
    for (std::size_t k = 0; k < said.size(); ++k)
      if (!taken[k] && exit - 5 <= said[k] && said[k] <= exit + 10) {
        taken[k] = true;
        ++counts.events.hit;
        counts.latencies.push_back(said[k] - exit);
        break;
      }
  counts.events.found += static_cast<std::int64_t>(said.size());
  counts.events.truth += static_cast<std::int64_t>(exits.size());
  counts.hours += trial.hours();
}

Figures bed_figures(const BedCounts& counts) {
  Figures figures;
  set_counts(figures, counts.events);
  set_latency(figures, counts.latencies);
  return figures;
}

}  // namespace meretid::nightwatch
