// SPDX-License-Identifier: EUPL-1.2
// The packets of one device from fifteen seconds before an alarm to fifteen behind it, in memory. Only for a device whose resident
// allows raw signal to be kept; nobody else's packets come here. Not thread-safe. Memory: half a minute of packets, 2 MB at most.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace meretid::nightwatch::live {

class SignalAround {
 public:
  static constexpr std::int64_t kBefore = 15 * kSecond, kAfter = 15 * kSecond;

  void add(Timestamp arrived, std::string_view payload);
  /// An alarm: what is held is kept together with what comes. One at a time: a second alarm meanwhile lies within the first's signal.
  void begin(std::string event, Timestamp happened, double sensor_time, Timestamp now);
  /// Time passes: what is too old goes. Something once an alarm's signal is whole.
  struct Whole {
    std::string event{};
    Timestamp happened{};
    double sensor_time = 0;
    std::string packets{};        ///< a line each
  };
  std::optional<Whole> tick(Timestamp now);
  /// The consent is over: nothing stays.
  void forget();

 private:
  struct Heard {
    Timestamp arrived;
    std::string payload;
  };
  std::deque<Heard> recent_;
  std::optional<Whole> whole_;
  Timestamp ends_;
};

}  // namespace meretid::nightwatch::live
