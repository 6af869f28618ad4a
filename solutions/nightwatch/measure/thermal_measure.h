// SPDX-License-Identifier: EUPL-1.2
// Learning and measuring thermal clips (anchor document 3.4). The threshold is fixed at the level that best parts clips not learned
// from (blocks of 25 of each kind in order of their numbers).
#pragma once

#include <functional>
#include <span>

#include "solutions/nightwatch/data/thermal_set.h"
#include "solutions/nightwatch/detect/thermal_model.h"
#include "solutions/nightwatch/measure/figures.h"

namespace meretid::nightwatch {

/// By clip, within its kind: which block of 25 it lies in.
std::vector<std::size_t> thermal_blocks(std::span<const ThermalClip> clips);
Result<ThermalModel> learn_thermal(std::span<const ThermalClip> clips, const std::function<bool(std::size_t)>& use, std::uint64_t seed, int threads);
Result<ThermalModel> learn_thermal_with_threshold(std::span<const ThermalClip> clips, std::uint64_t seed, int threads);
double score(const ThermalModel& model, const ThermalClip& clip);
/// `scores` by clip. False alarms are counted over the hours of the clips without a fall.
Figures thermal_figures(std::span<const ThermalClip> clips, const std::vector<double>& scores, double threshold);

}  // namespace meretid::nightwatch
