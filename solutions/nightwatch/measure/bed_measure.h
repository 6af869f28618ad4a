// SPDX-License-Identifier: EUPL-1.2
// Learning and measuring bed exits of one room by the protocol of the anchor document, section 3.3. A true exit is the first
// reading out of bed after one in it; it takes the first detection not yet taken from 5 s before it to 10 s after it, and all
// other detections are false. Who is who is not published: folds are blocks of six trials in order of names.
// Cost: 5 µs a reading to collect, about 3 CPU s a model of 25,000 readings.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "solutions/nightwatch/data/bed_set.h"
#include "solutions/nightwatch/detect/bed_model.h"
#include "solutions/nightwatch/measure/figures.h"

namespace meretid::nightwatch {

inline constexpr std::size_t kBlock = 6;

struct CollectedBedTrial {
  const BedTrial* trial = nullptr;
  std::vector<BedModel::Example> examples;  ///< one a reading
};
std::vector<CollectedBedTrial> collect(std::span<const BedTrial> trials);

/// What `use` says of a trial's place decides whether it is learned from.
Result<BedModel> learn_bed(std::span<const CollectedBedTrial> trials, const std::function<bool(std::size_t)>& use, std::uint64_t seed, int threads);
/// By trial: how likely in bed at each reading, after the tracker.
std::vector<double> likely_in_bed(const BedModel& model, const CollectedBedTrial& trial);
/// When an exit is said, in seconds.
std::vector<double> exits_said(const BedModel& model, const BedTrial& trial, const std::vector<double>& likely);

struct BedCounts {
  learn::Counts events;
  std::vector<double> latencies;
  double hours = 0;
  std::int64_t readings = 0, right = 0;  ///< most likely activity against the label
};
/// Adds one trial.
void count(BedCounts& counts, const BedTrial& trial, const std::vector<double>& said);
Figures bed_figures(const BedCounts& counts);

}  // namespace meretid::nightwatch
