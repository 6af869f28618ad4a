// SPDX-License-Identifier: EUPL-1.2
// What the alarm engine knows of one resident (or of the ward as a whole). It is kept between two steps, and after a restart
// everything goes on from it. A described value: as JSON it is the state that hall/ keeps.
#pragma once

#include <optional>
#include <vector>

#include "solutions/nightwatch/ward/alarm.h"

namespace meretid::nightwatch::alarm {

using ward::Alarm;
using ward::AccountId;
using AlarmId = Id<ward::Alarm>;
using DeviceId = Id<ward::Device>;

/// An alarm that is not closed.
struct Open {
  Alarm alarm{};
  Timestamp opened{};                ///< when it began to call; escalation counts from here
  Timestamp called{};                ///< when it called last
  std::optional<Timestamp> until{};  ///< when the answer it got is no longer good enough; none while nobody has answered
};

/// Out of bed, and not yet an alarm.
struct Waiting {
  AlarmId id{};                      ///< the alarm it becomes: the same one however often it is reckoned
  DeviceId device{};
  Timestamp happened{}, due{};
};

struct Standing {
  std::vector<Open> open{};
  std::optional<Waiting> waiting{};
  std::optional<Timestamp> out_since{};      ///< of bed
  std::optional<Timestamp> paused_until{};   ///< a visitor
  std::optional<Timestamp> present_until{};  ///< a carer is in the room
  AccountId present{};
  std::optional<Timestamp> last_fall{};      ///< when the newest fall happened; its alarm may be closed
  std::optional<Timestamp> quiet_until{};    ///< just dealt with: the same exit from bed is not told twice
};

void fields(describe::Fields<Open>& f);
void fields(describe::Fields<Waiting>& f);
void fields(describe::Fields<Standing>& f);

}  // namespace meretid::nightwatch::alarm
