// SPDX-License-Identifier: EUPL-1.2
// What a made-up ward's nights come to: who pages whom, what was right and what was not. Detectors, policy and its minutes are those
// of live use; the alarms' way to a carer is not part of it. Pure but for the detectors it is given.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "solutions/nightwatch/simulate/play.h"
#include "solutions/nightwatch/ward/policy.h"

namespace meretid::nightwatch {

struct NightCounts {
  std::int64_t nights = 0;
  std::int64_t falls = 0, falls_found = 0, false_falls = 0;
  std::int64_t exits = 0;            ///< times a resident left the bed
  std::int64_t exits_said = 0, exits_found = 0;  ///< by the tag's detector, matched as in the protocol of the recordings
  std::int64_t wanted = 0, wanted_found = 0;  ///< absences that the resident's policy wants told, and those of them that were
  std::int64_t bed_alarms = 0;       ///< all of them
  std::int64_t nuisance = 0;         ///< of them: the resident was in bed, or not yet gone for as long as the policy allows
  std::vector<double> fall_delays;   ///< s, impact to alarm
  std::vector<double> bed_delays;    ///< s, from when the policy wanted it told to the alarm

  NightCounts& operator+=(const NightCounts& other);
};

/// A third of the residents never, a fifth at once, the others after 10 or 20 minutes: as `resident` says.
ward::Policy made_up_policy(int resident);

/// A bed-exit alarm as the policy makes it of the tag's events.
struct BedAlarm {
  double at = 0, since = 0;  ///< s
};
/// `begin`: server time at second `begin_s` of the detectors.
std::vector<BedAlarm> bed_alarms(const std::vector<Event>& tag, const ward::Policy& policy, Timestamp begin, double begin_s);

NightCounts count(const PlayedNight& night, const ward::Policy& policy, Timestamp begin);

struct MadeUpWard {
  int residents = 100, nights = 3;
  std::uint64_t seed = 1;
  NightHabits habits{};
};
/// Plays resident `r` (0 …) of the ward. `each`: told of every night as it is played.
NightCounts play(const MadeUpWard& ward, int r, std::shared_ptr<const FallModel> fall, std::shared_ptr<const BedModel> bed,
                 const std::function<void(int night, const PlayedNight&, const std::vector<BedAlarm>&)>& each);

}  // namespace meretid::nightwatch
