// SPDX-License-Identifier: EUPL-1.2
// What a detector says. Times are the sensor's clock, in seconds. Values.
#pragma once

#include <cstdint>
#include <string_view>

namespace meretid::nightwatch {

enum class EventKind : std::uint8_t {
  kFall,           ///< always an alarm
  kFallConfirmed,  ///< ten seconds on the person lies as after the fall and is still: said beside the alarm, which did not wait
  kFallRecovered,  ///< or is up again
  kBedExit,
  kBackInBed,
  kSignalLost,     ///< nothing has been heard for as long as the detector's setting says
  kSignalBack,
};

/// "fall", "fall_confirmed", … for logs and JSON.
std::string_view name_of(EventKind kind);

struct Event {
  EventKind kind = EventKind::kFall;
  double t = 0;      ///< when the detector was sure
  double since = 0;  ///< when it happened: the impact; the last reading from bed; the last sample before the silence
  double score = 0;  ///< of fall: log-odds; of bed exit: how likely, 0 … 1; else 0
};

}  // namespace meretid::nightwatch
