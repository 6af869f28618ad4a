// SPDX-License-Identifier: EUPL-1.2
// An alarm as people see it. alarm/ makes them; hall/ keeps them. Values without names of people.
#pragma once

#include "solutions/nightwatch/ward/ward.h"

namespace meretid::nightwatch::ward {

enum class AlarmKind : std::uint8_t {
  kFall,
  kBedExit,
  kSignal,    ///< the device is there, but its signal cannot be used: a flood, a clock a day off, two with one id, a hole
  kSilent,    ///< nothing is heard from the device
  kBroker,    ///< the broker cannot be reached (the whole ward)
  kNoPage,    ///< nobody's page is open (the whole ward)
};

/// kOpen: nobody has answered. kPresent: a carer is in the room.
enum class AlarmState : std::uint8_t { kOpen, kAcknowledged, kOnTheWay, kPresent, kClosed };
/// Whose page sounds: the assigned carer's, all of the ward's, and the leaders' too.
enum class Level : std::uint8_t { kCarer, kGroup, kLeader };
/// kGone: it ended by itself (back in bed, heard again). kMet: a carer was there before it mattered.
enum class Outcome : std::uint8_t { kTrue, kFalse, kNuisance, kGone, kMet };

struct Alarm {
  Id<Alarm> id{};
  Id<Resident> resident{};                   ///< empty: the ward
  Id<Device> device{};                       ///< empty: none in particular
  AlarmKind kind = AlarmKind::kFall;
  Timestamp happened{};                      ///< the impact, the last reading from bed; server's clock
  Timestamp raised{};
  std::optional<Timestamp> confirmed{};      ///< of a fall: still lying as after it
  AlarmState state = AlarmState::kOpen;
  Level level = Level::kCarer;
  AccountId who{};                           ///< the last that acknowledged, went or is there
  std::optional<Timestamp> acknowledged{}, on_the_way{}, present{}, closed{};
  std::optional<Outcome> outcome{};
  std::int32_t sounded = 1;                ///< times that it has called: a page sounds when this or the level has grown
  std::int32_t again = 0;                  ///< further falls while it was open
};

void labels(describe::Labels<AlarmKind>& l);
void labels(describe::Labels<AlarmState>& l);
void labels(describe::Labels<Level>& l);
void labels(describe::Labels<Outcome>& l);
void fields(describe::Fields<Alarm>& f);

/// A fall, first of all; whoever looks at a list sees them in this order.
int urgency(AlarmKind kind);

}  // namespace meretid::nightwatch::ward
