// SPDX-License-Identifier: EUPL-1.2
// What a ward's people write down, kept: consents as they were given and withdrawn, when who was watched over, falls that no sensor
// told, notes for the next shift, proposals decided, checks done. Functions on a connection; thread-safe as it is. Each writes its
// line of the record in the same transaction; without one of the caller's, make one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "solutions/nightwatch/hall/kept.h"
#include "solutions/nightwatch/learning/proposal.h"
#include "solutions/nightwatch/learning/report.h"

namespace meretid::nightwatch::administration {

using ward::AccountId;
using ward::CaseId;
using ResidentId = Id<ward::Resident>;

/// Who did it, where and when.
struct By {
  CaseId ward{};
  AccountId account{};
  Timestamp at{};
};

struct GivenConsent {
  ward::Consent consent{};
  AccountId account{};           ///< who wrote it down
  Timestamp at{};
};
/// The newest first.
Result<std::vector<GivenConsent>> consents(store::Connection& db, const store::CaseKey& key, const CaseId& ward, const ResidentId& resident);
/// The resident's consent from now on: appended, kept with the resident, watched over accordingly. Record "nightwatch.consent".
Result<void> give_consent(store::Connection& db, const store::CaseKey& key, const By& by, const ResidentId& resident, const ward::Consent& consent);
/// New or changed; what was not told (the consent) stays. Record "nightwatch.resident".
Result<void> put_resident(store::Connection& db, const store::CaseKey& key, const By& by, const ward::Resident& resident);

Result<std::vector<learning::Span>> spans(store::Connection& db, const CaseId& ward);

struct Missed {
  ResidentId resident{};
  Timestamp happened{};
  Timestamp noted{};
};
Result<void> add_missed(store::Connection& db, const By& by, const ResidentId& resident, Timestamp happened);
/// The newest first; `resident` empty: of all.
Result<std::vector<Missed>> missed(store::Connection& db, const CaseId& ward, const ResidentId& resident);

struct Note {
  std::string text{};
  AccountId account{};
  Timestamp at{};
};
Result<void> add_note(store::Connection& db, const store::CaseKey& key, const By& by, const std::string& text);
Result<std::vector<Note>> notes(store::Connection& db, const store::CaseKey& key, const CaseId& ward, Timestamp since);

struct Checked {
  std::int64_t concerns = 0;
  AccountId account{};
  Timestamp at{};
};
Result<void> add_check(store::Connection& db, const By& by, std::int64_t concerns);
Result<std::optional<Checked>> last_check(store::Connection& db, const CaseId& ward);

/// What the answers since the last decision say. Cost: the resident's alarms of 28 days.
Result<learning::Feedback> feedback(store::Connection& db, const CaseId& ward, const ResidentId& resident, double threshold, Timestamp now);
Result<void> decide_proposal(store::Connection& db, const By& by, const ResidentId& resident, learning::Change change, bool adopted);

/// Alarms raised in a part of time, the newest first; `resident` empty: of all. 5,000 at most.
Result<std::vector<ward::Alarm>> alarms_between(store::Connection& db, const CaseId& ward, const ResidentId& resident, Timestamp from, Timestamp to);

/// What the detectors said of a resident.
struct Happened {
  std::string kind{};
  Id<ward::Device> device{};
  Timestamp at{};
};
Result<std::vector<Happened>> events_between(store::Connection& db, const CaseId& ward, const ResidentId& resident, Timestamp from, Timestamp to);

}  // namespace meretid::nightwatch::administration
