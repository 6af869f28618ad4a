// SPDX-License-Identifier: EUPL-1.2
// Who stands between a device and its detector: what comes twice, what is replayed, what floods, two devices under one name, a clock
// that is a day off. Each device has its own, so that one that misbehaves costs the others nothing. Not thread-safe; constant time
// and memory.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "solutions/nightwatch/in/packet.h"

namespace meretid::nightwatch::in {

enum class Trouble : std::uint8_t { kFlood, kReplayed, kDouble, kClock, kMalformed };
inline constexpr std::size_t kTroubles = 5;
/// "flood", …
std::string_view name_of(Trouble trouble);

class Gate {
 public:
  static constexpr double kSustained = 20, kBurst = 200;  ///< packets a second; a reconnected sensor sends its last 15 s at once
  static constexpr std::int64_t kWindow = 1024;           ///< numbers that are told apart behind the newest

  struct Admitted {
    bool take = false;
    bool begin_anew = false;               ///< the sensor has started again, or its clock has jumped: what was before is another story
    std::optional<Trouble> trouble{};
  };
  /// Before anything is read: costs the device's tokens, so that rubbish counts too.
  bool afford(Timestamp now);
  Admitted admit(const Packet& packet, Timestamp now);

  std::int64_t taken() const { return taken_; }
  /// Share of numbers that never came, since the sensor started.
  double dropped() const;

 private:
  bool fresh(std::int64_t number);
  bool clock_is_off(const Packet& packet, Timestamp now) const;

  double tokens_ = kBurst;
  std::optional<Timestamp> paid_;
  bool begun_ = false;
  std::string boot_, boot_before_;
  std::optional<Timestamp> boot_changed_;
  std::int64_t newest_ = -1, first_ = 0, taken_ = 0;
  std::bitset<kWindow> seen_;              // of numbers newest_ - kWindow + 1 … newest_, by number modulo kWindow
  double end_ = 0;                         // the sensor's clock at the newest packet
  Timestamp arrived_;
};

}  // namespace meretid::nightwatch::in
