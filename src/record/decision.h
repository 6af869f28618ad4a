// SPDX-License-Identifier: EUPL-1.2
// What a person decided about parts of a job's result (a finding, a visit, a sentence). Appended,
// undone by a new line, given in bulk in one transaction with one record line that carries their
// common hash. Reasons and amended values are sealed under the case's key: the record keeps only
// that and when. Functions on a connection; thread-safe as the connection is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "record/line.h"
#include "store/connection.h"
#include "store/keys.h"
#include "store/scope.h"

namespace meretid::record {

enum class Decided { kApprove, kAmend, kReject, kUndo };
std::string_view to_text(Decided decided);  ///< "approve", "amend", "reject", "undo"
Result<Decided> decided_from_text(std::string_view text);

struct NewDecision {
  std::string part;      ///< the part's id in the result; a code. "release": the release as a whole
  std::string proposed;  ///< what the machine had proposed; a code, may be empty
  Decided decided = Decided::kApprove;
  std::string ground;   ///< a code: "OFL.30.1"; may be empty
  std::string reason;   ///< free text
  std::string amended;  ///< JSON of what the person wants instead; with kAmend, where not the ground alone changes
};

struct Decision : NewDecision {
  Id<jobs::Job> job;
  Id<people::Account> account;
  Timestamp at;
  std::string hash;  ///< hex; what a release lists
};

/// All or none, with one line "decision.made" in the record. Opens its own transaction when there
/// is none. `active_seconds`: how long the person worked on them, as the page measured it;
/// 0..86,400.
Result<std::vector<Decision>> decide(store::Connection& db, const store::Keyring& keys,
                                     const store::CaseScope& scope, const Id<jobs::Job>& job,
                                     std::string_view room, const Id<people::Account>& account,
                                     const std::vector<NewDecision>& decisions,
                                     double active_seconds, Timestamp at);

/// The latest line per part; a part whose latest line is an undo is left out. By part.
Result<std::vector<Decision>> latest_decisions(store::Connection& db, const store::Keyring& keys,
                                               const store::CaseScope& scope,
                                               const Id<jobs::Job>& job);
/// Every line in the order given, undone ones too.
Result<std::vector<Decision>> all_decisions(store::Connection& db, const store::Keyring& keys,
                                            const store::CaseScope& scope,
                                            const Id<jobs::Job>& job);
/// How many parts have a standing decision. Cost: one query, no key.
Result<std::int64_t> count_decided(store::Connection& db, const store::CaseScope& scope,
                                   const Id<jobs::Job>& job);
/// Of one job, over all its decisions.
Result<double> active_seconds(store::Connection& db, const store::CaseScope& scope,
                              const Id<jobs::Job>& job);
/// When the case itself is deleted; its lines in the record stay, and how long people worked on each
/// job (freed time counts it).
Result<void> forget_decisions(store::Connection& db, const store::CaseScope& scope);

}  // namespace meretid::record
