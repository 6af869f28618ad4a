// SPDX-License-Identifier: EUPL-1.2
// The room's own tables: what is kept of a department between two forecasts. Functions on a connection; thread-safe as it is. Whoever
// calls has been let in to the case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "solutions/arrivals/hall/settings.h"
#include "store/connection.h"

namespace meretid::people { struct Case; }
namespace meretid::jobs { struct Job; }

namespace meretid::arrivals::hall {

using CaseId = Id<people::Case>;

struct Kept {
  Settings settings;
  std::int64_t changed = 0;        ///< grows with every new hour and every change of the settings
  Timestamp until;                 ///< where the data end
  std::string latest, before_latest;  ///< jobs of the latest forecasts
};
/// Nothing where the case has no file yet.
Result<std::optional<Kept>> find(store::Connection& db, const CaseId& id);
/// The same, or kNotFound "arrivals.hall.no_series".
Result<Kept> read(store::Connection& db, const CaseId& id);

/// `until`: where the file and the hours end. A file that ended long ago is looked at, not waited for: no alarm of its silence.
Result<void> write_settings(store::Connection& db, const CaseId& id, const Settings& settings, Timestamp until, Timestamp now);
/// A forecast that has seen `changed` has begun.
Result<void> note_asked(store::Connection& db, const CaseId& id, std::int64_t changed);
Result<void> note_forecast(store::Connection& db, const CaseId& id, const Id<jobs::Job>& job);

struct Proposed {
  std::string job;
  std::string made;                ///< UTC
};
void fields(describe::Fields<Proposed>& f);
Result<void> note_proposal(store::Connection& db, const CaseId& id, const Id<jobs::Job>& job, Timestamp now);
/// The newest first, 100 at most.
Result<std::vector<Proposed>> proposals(store::Connection& db, const CaseId& id);

struct Hour {
  std::int64_t at = 0;             ///< minutes, in the counting of the series
  std::int64_t count = 0;
  std::string part = {};           ///< the group's values (department.h, key_of); empty: the total
};
struct ReceivedHour : Hour {
  Timestamp received;
};
/// All of them, by `at` and then by when they came.
Result<std::vector<ReceivedHour>> hours(store::Connection& db, const CaseId& id);

struct Taken {
  std::int32_t fresh = 0, same = 0, corrected = 0;
};
/// All or none. What is known already with the same count is passed over, so that a system may send again what it is unsure of.
Result<Taken> add_hours(store::Connection& db, const CaseId& id, const std::vector<Hour>& hours, Timestamp until, Timestamp now);

/// An ambulance that said when it comes.
struct AnnouncedRun {
  std::string reference;           ///< a hash of the sender's own number
  Timestamp announced, expected;
  std::optional<Timestamp> cancelled;
};
/// All or none; a known reference takes the new time, and what cancelled it. `until`: as the data end, unchanged.
Result<Taken> add_announced(store::Connection& db, const CaseId& id, const std::vector<AnnouncedRun>& runs, Timestamp until);
/// Those expected from `since` on, by when they are expected.
Result<std::vector<AnnouncedRun>> announced(store::Connection& db, const CaseId& id, Timestamp since);

/// Why an alarm was raised, in numbers; which of them depends on its kind.
struct AlarmFacts {
  std::optional<double> actual, expected, low, high, hours, coverage, percent;
};
void fields(describe::Fields<AlarmFacts>& f);
struct Alarm {
  std::string kind;                ///< "today", "outage", "drift"
  std::string began;               ///< UTC
  std::optional<std::string> ended;
  AlarmFacts facts;
};
void fields(describe::Fields<Alarm>& f);

/// The newest first, 50 at most.
Result<std::vector<Alarm>> alarms(store::Connection& db, const CaseId& id);
/// Raises it where none of the kind stands, renews its numbers where one does; without `facts` ends it.
Result<void> set_alarm(store::Connection& db, const CaseId& id, const std::string& kind, const std::optional<AlarmFacts>& facts, Timestamp now);
Result<void> note_silence(store::Connection& db, const CaseId& id, Timestamp until);

/// Open cases with hours or settings that no forecast has seen, or that have fallen silent.
Result<std::vector<CaseId>> due(store::Connection& db, Timestamp now);

}  // namespace meretid::arrivals::hall
