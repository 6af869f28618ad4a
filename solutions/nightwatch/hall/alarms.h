// SPDX-License-Identifier: EUPL-1.2
// The alarm engine on the database: each step is one transaction in which the standing, the alarms, the steps for the feed, what goes
// out and the record change together, or not at all. Service and routes call the same functions, so an answer counts also while the
// service is down. Functions on a connection; thread-safe as it is. Cost: one commit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "solutions/nightwatch/alarm/engine.h"
#include "solutions/nightwatch/hall/kept.h"

namespace meretid::nightwatch::hall {

/// Whose alarms: a resident's, or with no resident the ward's own (broker, page).
struct Subject {
  CaseId ward{};
  Id<ward::Resident> resident{};
};

/// What a detector or the watch over a device said.
struct Detected {
  std::string kind{};              ///< "fall", "bed_exit", "device.flood": what the night's timeline shows
  std::optional<alarm::What> what{};  ///< what the engine makes of it; none: only kept
  Id<ward::Device> device{};
  Timestamp happened{};            ///< server's clock
  double sensor_time = 0;          ///< of the sensor's clock; the same event again is known by it
  double score = 0;
};

/// Kept once: the same event again gives no step. Also for a resident who is not watched (any more): then nothing is kept.
Result<std::vector<alarm::Step>> tell(store::Connection& db, const Subject& subject, const Detected& detected, Timestamp now);
Result<std::vector<alarm::Step>> answer(store::Connection& db, const Subject& subject, const alarm::Act& act, Timestamp now);
/// "nightwatch.alarm.unknown" where the alarm is not of the ward.
Result<Subject> subject_of(store::Connection& db, const CaseId& ward, const alarm::AlarmId& id);

/// Subjects for which time alone has something to do.
Result<std::vector<Subject>> due(store::Connection& db, Timestamp now);
Result<std::vector<alarm::Step>> pass(store::Connection& db, const Subject& subject, Timestamp now);

Result<alarm::Standing> standing(store::Connection& db, const Subject& subject);
/// Open ones, then those closed since, the newest first; 500 at most.
Result<std::vector<ward::Alarm>> alarms(store::Connection& db, const CaseId& ward, Timestamp closed_since);
/// Standings of a ward, by resident; empty resident: the ward's own.
struct Stood {
  Id<ward::Resident> resident{};
  alarm::Standing standing{};
};
Result<std::vector<Stood>> standings(store::Connection& db, const CaseId& ward);

}  // namespace meretid::nightwatch::hall
