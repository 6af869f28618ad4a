// SPDX-License-Identifier: EUPL-1.2
// One reading of a batteryless tag over the breastbone by one of the room's antennas, with the tag's accelerometer (Shinmoto Torres
// et al., Sensors 16(4) 546, 2016). Readings come when the tag is heard: a pause says something too. Values.
#pragma once

#include <cstdint>

namespace meretid::nightwatch {

struct BedReading {
  double t = 0;  ///< seconds
  float front = 0, vertical = 0, lateral = 0;  ///< g
  int antenna = 1;                             ///< 1 … 4
  float strength = 0;                          ///< dBm
  float phase = 0;                             ///< radians
  float frequency = 0;                         ///< MHz
};

enum class Activity : std::uint8_t { kSittingOnBed, kSittingInChair, kLying, kUp };
inline constexpr std::size_t kActivities = 4;
inline bool in_bed(Activity a) { return a == Activity::kSittingOnBed || a == Activity::kLying; }

}  // namespace meretid::nightwatch
