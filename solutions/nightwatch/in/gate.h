// SPDX-License-Identifier: EUPL-1.2
// Who stands between a device and its detector: what comes twice, what is replayed, what floods, two devices under one name, a clock
// that is a day off, a number that no sensor can have reached. Strange numbers are believed only once they have gone on in order for a
// while and the known ones have not (after RFC 3550, appendix A.1): one corrupt packet moves nothing. Each device has its own, so that one that misbehaves costs the others nothing. Not thread-safe; constant time
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

enum class Trouble : std::uint8_t { kFlood, kReplayed, kDouble, kClock, kMalformed, kNumbers, kNoModel };
inline constexpr std::size_t kTroubles = 7;
/// "flood", …
std::string_view name_of(Trouble trouble);

class Gate {
 public:
  static constexpr double kSustained = 20, kBurst = 200;  ///< packets a second; a reconnected sensor sends its last 15 s at once
  static constexpr std::int64_t kWindow = 1024;           ///< numbers that are told apart behind the newest
  static constexpr std::int64_t kProof = 5 * kSecond;     ///< so long strange numbers must go on, alone and in order

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
  /// A run of numbers: where it stands, by the sensor's clock and by ours.
  struct Run {
    std::int64_t number = 0;
    double t = 0;                          // the sensor's clock, of the newest packet's last sample
    Timestamp arrived{};
  };
  bool fresh(std::int64_t number);
  bool follows(const Run& run, const Packet& packet, Timestamp now) const;
  bool proven(const Packet& packet, Timestamp now, bool ahead);
  bool clock_is_off(const Packet& packet, Timestamp now) const;

  double tokens_ = kBurst;
  std::optional<Timestamp> paid_;
  bool begun_ = false;
  std::string boot_, boot_before_;
  std::optional<Timestamp> boot_changed_;
  Run known_{-1};                          // what is believed
  std::optional<Run> strange_, before_;    // numbers that do not follow it; what was believed before they were
  Timestamp strange_since_;
  std::int64_t unread_ = 0;                // of a flood, since the newest: their numbers are not known
  std::int64_t first_ = 0, taken_ = 0;
  std::bitset<kWindow> seen_;              // of numbers known_.number - kWindow + 1 … known_.number, by number modulo kWindow
};

}  // namespace meretid::nightwatch::in
