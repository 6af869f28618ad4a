// SPDX-License-Identifier: EUPL-1.2
// Four eyes: another person than the one who decided reads the decision and confirms it, or takes that back. A confirmation holds
// for the one decision it names by hash, so whatever is decided anew must be read anew. It is a line among the decisions of the
// part (`decided` "confirm" or "withdraw", `ground` the hash that it is about) and stands in the record the same way.
// Functions on a connection; thread-safe as the connection is.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "record/decision.h"

namespace meretid::record {

struct NewConfirmation {
  std::string part;
  std::string hash;      ///< of the decision that was read
  bool withdrawn = false;  ///< the reader takes the own confirmation back
};

/// All or none, with one line "decision.confirmed" in the record. kConflict "record.decided_anew" where the part no longer has the
/// decision that was read; kRefused "record.own_decision" for whoever decided it; kRefused "record.not_own_confirmation" where
/// somebody else's is to be taken back.
Result<void> confirm(store::Connection& db, const store::CaseScope& scope, const Id<jobs::Job>& job, std::string_view room,
                     const Id<people::Account>& account, const std::vector<NewConfirmation>& confirmations, double active_seconds,
                     Timestamp at);

struct Confirmation {
  Id<people::Account> account;
  Timestamp at;
};
/// Of each decision that anybody ever confirmed, by its hash; what was decided anew has another hash. Cost: one query, no key.
Result<std::map<std::string, Confirmation>> confirmations(store::Connection& db, const store::CaseScope& scope, const Id<jobs::Job>& job);

/// A decision that stands, as far as a second reader goes. No key: what was decided stays sealed.
struct StandingDecision {
  std::string hash;
  Id<people::Account> account;
};
/// By part.
Result<std::map<std::string, StandingDecision>> standing_decisions(store::Connection& db, const store::CaseScope& scope, const Id<jobs::Job>& job);

/// Whether the authority asks for a second reader in every case of the room.
Result<bool> room_asks_second_reader(store::Connection& db, std::string_view room);
/// With a line in the record, of no case.
Result<void> ask_second_reader_in_room(store::Connection& db, std::string_view room, const Id<people::Account>& account, bool asked, Timestamp at);

/// Whether this case asks for a second reader by itself.
Result<bool> asks_second_reader(store::Connection& db, const store::CaseScope& scope);
/// With a line in the record. To ask is every member's; not to ask any more is kRefused "record.decided_here" for whoever has
/// decided something in the case and would so be the only one to read it.
Result<void> ask_second_reader(store::Connection& db, const store::CaseScope& scope, std::string_view room,
                               const Id<people::Account>& account, bool asked, Timestamp at);

}  // namespace meretid::record
