// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/in/gate.h"

#include <algorithm>
#include <cmath>

namespace meretid::nightwatch::in {
namespace {

constexpr double kLooksLikeUnix = 1e9;      // s; clocks that count from the start are far below
constexpr double kMostOff = 120;            // s that a clock which tells the time may be off
constexpr double kJump = 30;                // s beyond what has passed here
constexpr double kRestart = 2;              // s that time may go back within one run
constexpr std::int64_t kAlternating = 10 * kMinute;  // a boot that comes back so soon is another device

double seconds(std::int64_t microseconds) { return static_cast<double>(microseconds) / kSecond; }

}  // namespace

std::string_view name_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::kFlood: return "flood";
    case Trouble::kReplayed: return "replayed";
    case Trouble::kDouble: return "double";
    case Trouble::kClock: return "clock";
    case Trouble::kMalformed: return "malformed";
  }
  return "";
}

bool Gate::afford(Timestamp now) {
  if (paid_) tokens_ = std::min(kBurst, tokens_ + std::max(0.0, seconds(now - *paid_)) * kSustained);
  paid_ = now;
  if (tokens_ < 1) return false;
  tokens_ -= 1;
  return true;
}

bool Gate::fresh(std::int64_t number) {
  if (number > newest_) {
    const std::int64_t ahead = std::min(number - newest_, kWindow);
    for (std::int64_t k = 0; k < ahead; ++k) seen_.reset(static_cast<std::size_t>((number - k) % kWindow));
    newest_ = number;
  } else if (newest_ - number >= kWindow || seen_.test(static_cast<std::size_t>(number % kWindow))) {
    return false;
  }
  seen_.set(static_cast<std::size_t>(number % kWindow));
  return true;
}

bool Gate::clock_is_off(const Packet& packet, Timestamp now) const {
  return packet.t > kLooksLikeUnix && std::abs(packet.end - seconds(now.microseconds)) > kMostOff;
}

Gate::Admitted Gate::admit(const Packet& packet, Timestamp now) {
  Admitted result;
  bool restart = !begun_;
  if (begun_ && packet.boot != boot_) {
    // A sensor starts again with a new word. A word that was there before belongs to a second sensor of the same name: the one that
    // speaks now is kept, the other is not mixed into its signal.
    if (packet.boot == boot_before_ && boot_changed_ && now - *boot_changed_ < kAlternating) return {false, false, Trouble::kDouble};
    restart = true;
    boot_before_ = boot_;
    boot_changed_ = now;
  } else if (begun_ && packet.boot.empty() && newest_ - packet.number >= kWindow) {
    // Without a word: numbers and clock that begin again together are a restart; old numbers with an old time are a replay.
    const bool clock_began_again = packet.t < kLooksLikeUnix && packet.end < end_ && packet.number < kWindow;
    if (!(packet.t > end_ || clock_began_again)) return {false, false, Trouble::kReplayed};
    restart = true;
  }
  if (restart) {
    begun_ = true;
    boot_ = packet.boot;
    newest_ = packet.number - 1;
    first_ = packet.number;
    taken_ = 0;
    seen_.reset();
  }
  const bool is_newest = packet.number > newest_;
  const bool far_behind = newest_ - packet.number >= kWindow;
  if (!fresh(packet.number)) return {false, false, far_behind ? std::optional(Trouble::kReplayed) : std::nullopt};
  ++taken_;
  result.take = true;
  result.begin_anew = restart;
  if (!restart && is_newest) {
    const double moved = packet.t - end_, passed = seconds(now - arrived_);
    if (moved < -kRestart || moved > passed + kJump) result.begin_anew = true, result.trouble = Trouble::kClock;
  }
  if (clock_is_off(packet, now)) result.trouble = Trouble::kClock;
  if (is_newest || restart) end_ = packet.end, arrived_ = now;
  return result;
}

double Gate::dropped() const {
  const double sent = static_cast<double>(newest_ - first_ + 1);
  return sent < 1 ? 0 : std::clamp(1 - static_cast<double>(taken_) / sent, 0.0, 1.0);
}

}  // namespace meretid::nightwatch::in
