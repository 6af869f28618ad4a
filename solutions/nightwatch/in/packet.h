// SPDX-License-Identifier: EUPL-1.2
// What a sensor sends: one JSON object with a number, the sensor's time and samples of its kind (docs/nightwatch-samples.md). Anybody
// who has a device can send anything, so nothing is believed: size, shape, numbers and bounds are checked before a sample is made.
// Pure. Cost: about 1 µs a number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "solutions/nightwatch/signal/bed_reading.h"
#include "solutions/nightwatch/signal/motion.h"
#include "solutions/nightwatch/signal/thermal_frame.h"

namespace meretid::nightwatch::in {

inline constexpr std::size_t kMostBytes = 16 * 1024;
inline constexpr std::size_t kMostRows = 400;

struct Packet {
  std::string boot{};               ///< a word that is new each time the sensor starts; may be left out
  std::int64_t number = 0;          ///< counts up by one
  double t = 0;                     ///< s, the sensor's clock, of the first sample
  double end = 0;                   ///< of the last one; t where there is none
  std::optional<std::int32_t> battery{};
  std::vector<MotionSample> body{};
  std::vector<BedReading> bed{};
  std::vector<ThermalFrame> thermal{};

  std::size_t samples() const { return body.size() + bed.size() + thermal.size(); }
};

/// "nightwatch.in.size", "nightwatch.in.row", "nightwatch.in.mixed", or what describe says of JSON that is not as described. Never text
/// of the payload longer than 80 bytes.
Result<Packet> read_packet(std::string_view payload);

}  // namespace meretid::nightwatch::in
