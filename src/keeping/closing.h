// SPDX-License-Identifier: EUPL-1.2
// Closing a case: nothing more is added to it, and its time of retention begins to run. Functions on a connection; thread-safe
// as it is.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "people/case_access.h"
#include "store/connection.h"

namespace meretid::keeping {

/// kConflict "keeping.still_working" while jobs of the case have not ended. Closing twice is closing once.
Result<void> close_case(store::Connection& db, const people::CaseAccess& access, Timestamp now);
/// kConflict "keeping.being_deleted".
Result<void> reopen_case(store::Connection& db, const people::CaseAccess& access, Timestamp now);

/// kConflict "keeping.still_working".
Result<void> require_idle(store::Connection& db, const people::CaseAccess& access);

}  // namespace meretid::keeping
