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
    case Trouble::kNumbers: return "numbers";
    case Trouble::kNoModel: return "no_model";
  }
  return "";
}

bool Gate::afford(Timestamp now) {
  if (paid_) tokens_ = std::min(kBurst, tokens_ + std::max(0.0, seconds(now - *paid_)) * kSustained);
  paid_ = now;
  if (tokens_ < 1) return ++unread_, false;
  tokens_ -= 1;
  return true;
}

bool Gate::fresh(std::int64_t number) {
  std::int64_t& newest = known_.number;
  if (number > newest) {
    const std::int64_t ahead = std::min(number - newest, kWindow);
    for (std::int64_t k = 0; k < ahead; ++k) seen_.reset(static_cast<std::size_t>((number - k) % kWindow));
    newest = number;
  } else if (newest - number >= kWindow || seen_.test(static_cast<std::size_t>(number % kWindow))) {
    return false;
  }
  seen_.set(static_cast<std::size_t>(number % kWindow));
  return true;
}

bool Gate::clock_is_off(const Packet& packet, Timestamp now) const {
  return packet.t > kLooksLikeUnix && std::abs(packet.end - seconds(now.microseconds)) > kMostOff;
}

/// Not further ahead than a sensor can have counted meanwhile: no faster than it may send, for the time that has passed here or, where
/// packets wait somewhere on the way, for a little more by its own clock.
bool Gate::follows(const Run& run, const Packet& packet, Timestamp now) const {
  const double passed = std::max(0.0, seconds(now - run.arrived)) + std::clamp(packet.t - run.t, 0.0, kJump);
  return static_cast<double>(packet.number - run.number) <= kBurst + static_cast<double>(unread_) + passed * kSustained;
}

/// Numbers that do not follow what is known: `ahead` of it by more than can be, or a thousand behind. True: they are the sensor's now.
bool Gate::proven(const Packet& packet, Timestamp now, bool ahead) {
  const bool goes_on = strange_ && packet.number > strange_->number && packet.t >= strange_->t && follows(*strange_, packet, now);
  if (!goes_on) strange_since_ = now;
  strange_ = Run{packet.number, packet.end, now};
  if (!goes_on || now - strange_since_ < kProof) return false;
  // Old numbers with an old clock stay a replay, however long they go on, unless what is known is a single packet, or what was believed
  // wrongly in between.
  const bool as_before = before_ && packet.number > before_->number && packet.t > before_->t && follows(*before_, packet, now);
  return ahead || packet.t > known_.t || taken_ < 2 || as_before;
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
    before_.reset();
  } else if (begun_) {
    const bool behind = known_.number - packet.number >= kWindow;
    const bool ahead = !behind && !follows(known_, packet, now);
    // Without a word: numbers that begin again together with the clock, or while the clock goes on, are a restart.
    const bool began_again = behind && packet.boot.empty() && packet.number < kWindow && (packet.t < kLooksLikeUnix || packet.t > known_.t);
    if (began_again) {
      restart = true;
    } else if (behind || ahead) {
      if (!proven(packet, now, ahead)) return {false, false, ahead || packet.t > known_.t ? Trouble::kNumbers : Trouble::kReplayed};
      before_ = known_;
      restart = true;
      result.trouble = Trouble::kNumbers;
    }
  }
  if (restart) {
    begun_ = true;
    boot_ = packet.boot;
    known_.number = first_ = packet.number;
    --known_.number;
    taken_ = 0;
    seen_.reset();
  }
  const bool is_newest = packet.number > known_.number;
  if (!fresh(packet.number)) return {};
  ++taken_;
  if (is_newest) strange_.reset(), unread_ = 0;
  result.take = true;
  result.begin_anew = restart;
  if (!restart && is_newest) {
    const double moved = packet.t - known_.t, passed = seconds(now - known_.arrived);
    if (moved < -kRestart || moved > passed + kJump) result.begin_anew = true, result.trouble = Trouble::kClock;
  }
  if (clock_is_off(packet, now)) result.trouble = Trouble::kClock;
  if (is_newest || restart) known_.t = packet.end, known_.arrived = now;
  return result;
}

double Gate::dropped() const {
  const double sent = static_cast<double>(known_.number - first_ + 1);
  return sent < 1 ? 0 : std::clamp(1 - static_cast<double>(taken_) / sent, 0.0, 1.0);
}

}  // namespace meretid::nightwatch::in
