// SPDX-License-Identifier: EUPL-1.2
// From what happened to who is called (anchor document 4.1): which events are alarms, who hears them, when they go on to the next,
// when they end. Events, answers and times in, steps out; no clock, no database, no randomness, so that every order of things can be
// tried. Whatever happens in whatever order, a fall stays open until a person closes it, and an open alarm always has a moment at
// which it calls again. Functions on a Standing; not thread-safe on the same one. Constant time but for the few open alarms.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "solutions/nightwatch/alarm/standing.h"

namespace meretid::nightwatch::alarm {

enum class What : std::uint8_t {
  kFall, kFallConfirmed, kFallRecovered, kBedExit, kBackInBed,
  kTrouble, kTroubleOver,   ///< the signal cannot be used, and can again
  kSilent, kHeard,
  kMoved,                   ///< the device belongs to somebody else now
  kBrokerDown, kBrokerUp, kNoPage, kPage,
};

struct Happening {
  What what = What::kFall;
  DeviceId device{};
  Timestamp happened{};     ///< server's clock; later than `now` counts as now
};

enum class Do : std::uint8_t { kAcknowledge, kOnTheWay, kClose, kPresent, kLeft, kPause, kResume };
struct Act {
  Do what = Do::kAcknowledge;
  AlarmId alarm{};          ///< of the first three
  AccountId account{};
  std::optional<ward::Outcome> outcome{};  ///< of kClose
  std::int32_t minutes = 0;                ///< of kPause
};

enum class StepKind : std::uint8_t {
  kRaised, kAgain, kConfirmed, kRecovered, kAcknowledged, kOnTheWay, kPresent, kLeft, kClosed,
  kRepeated, kToGroup, kToLeader, kReopened,
  kPaused, kResumed, kWaiting, kBack,
  kStale,                   ///< told too late to be an alarm
  kQuiet,                   ///< not an alarm: a visitor, or a carer is there
};
/// "raised", "to_group", …: for record, feed and columns.
std::string_view name_of(StepKind kind);

struct Step {
  StepKind kind = StepKind::kRaised;
  std::optional<Alarm> alarm{};  ///< as it is after the step
  AccountId account{};           ///< who did it; empty: nobody, time
};

struct Rules {
  ward::Policy policy{};
  ward::Routing routing{};
  AccountId carer{};
  Id<ward::Resident> resident{};
  AlarmId fresh{};          ///< of the alarm that this step may raise; a new one for each call
};

/// A pause is never longer; then the room is watched again.
inline constexpr std::int32_t kLongestPause = 240;  // minutes
/// An exit from bed that is told later than this is no alarm by itself: only if nothing is told of a return within a minute.
/// A fall always is one.
inline constexpr std::int64_t kStaleExit = 15 * kMinute;

std::vector<Step> take(Standing& standing, const Rules& rules, const Happening& happening, Timestamp now);
/// "nightwatch.alarm.unknown" (kNotFound): not among the open ones, perhaps closed by somebody else. "nightwatch.alarm.outcome",
/// "nightwatch.alarm.pause" (kBadInput). An answer given before changes nothing and gives no step.
Result<std::vector<Step>> answer(Standing& standing, const Rules& rules, const Act& act, Timestamp now);
/// What time alone does. Called late (the machine was down), it does what is due now, once.
std::vector<Step> pass(Standing& standing, const Rules& rules, Timestamp now);
/// When pass() has something to do; none: never.
std::optional<Timestamp> due(const Standing& standing, const Rules& rules);

}  // namespace meretid::nightwatch::alarm
