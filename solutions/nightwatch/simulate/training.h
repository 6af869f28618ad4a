// SPDX-License-Identifier: EUPL-1.2
// Trials of made-up people, as the fall set has them, to learn the shipped demonstration model from.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/nightwatch/data/fall_set.h"

namespace meretid::nightwatch {

/// Each of `people` does every made-up activity and falls a few times. Subject "P01", …; activities "D01" … and "F01" ….
std::vector<FallTrial> made_up_trials(int people, std::uint64_t seed);

}  // namespace meretid::nightwatch
