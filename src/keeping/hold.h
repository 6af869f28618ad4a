// SPDX-License-Identifier: EUPL-1.2
// Legal hold: a case that must not be deleted, by whomever and whatever time has passed, because a court, an inspection or a
// complaint needs it. Reasons are sealed under the case's key; the record keeps who and when. Earlier holds stay readable.
// Functions on a connection; thread-safe as it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "people/case_access.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::keeping {

struct Hold {
  Timestamp set;
  Id<people::Account> set_by;
  std::string reason;
  std::optional<Timestamp> lifted;
  Id<people::Account> lifted_by;
  std::string lift_reason;
};

/// `reason` 1..2,000 characters. kConflict "keeping.held_already", "keeping.being_deleted".
Result<void> hold(store::Connection& db, const store::Keyring& keys, const people::CaseAccess& access, std::string_view reason,
                  Timestamp now);
/// kConflict "keeping.not_held".
Result<void> lift(store::Connection& db, const store::Keyring& keys, const people::CaseAccess& access, std::string_view reason,
                  Timestamp now);
/// Oldest first; the last one stands when it was not lifted.
Result<std::vector<Hold>> holds(store::Connection& db, const store::Keyring& keys, const people::CaseAccess& access);
/// kConflict "keeping.held" with the day it was set.
Result<void> require_not_held(store::Connection& db, const people::CaseAccess& access);

/// An administrator, or the one who made the case; else kRefused "keeping.not_owner".
Result<void> require_owner(store::Connection& db, const people::CaseAccess& access);

}  // namespace meretid::keeping
