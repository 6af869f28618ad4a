// SPDX-License-Identifier: EUPL-1.2
// What is true of a reading of the tag: how the trunk is held and has moved, which antennas hear it and how well, and where nothing
// was heard. A look ahead of kAhead seconds is part of it, so that it can be told that long after the reading.
// Pure; about 5 µs.
#pragma once

#include <span>
#include <vector>

#include "solutions/nightwatch/signal/bed_reading.h"

namespace meretid::nightwatch {

inline constexpr double kAhead = 2;         ///< s
inline constexpr double kBedMemory = 90;    ///< s before a reading that may matter

inline constexpr std::size_t kBedFeatures = 127;

/// kBedFeatures numbers. `readings` by time; of those behind it only those within kAhead are looked at.
std::vector<float> bed_features(std::span<const BedReading> readings, std::size_t i);

}  // namespace meretid::nightwatch
