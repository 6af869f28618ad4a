// SPDX-License-Identifier: EUPL-1.2
// Trials of made-up people, as the fall set and the bed set have them, to learn the models for demonstration from.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/nightwatch/data/bed_set.h"
#include "solutions/nightwatch/data/fall_set.h"
#include "solutions/nightwatch/measure/night_model.h"

namespace meretid::nightwatch {

/// Each of `people` does every made-up activity and falls a few times. Subject "P01", …; activities "D01" … and "F01" ….
std::vector<FallTrial> made_up_trials(int people, std::uint64_t seed);

/// A night of each of `people` with a tag, with many exits.
std::vector<BedTrial> made_up_bed_trials(int people, std::uint64_t seed);

/// The models for demonstration: of falls, or of bed exits in one room ("demo"). "nightwatch.train.no_made_up" for thermal arrays.
Result<NightModel> learn_made_up(Dataset dataset, std::uint64_t seed, int threads);

}  // namespace meretid::nightwatch
