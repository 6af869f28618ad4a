// SPDX-License-Identifier: EUPL-1.2
// A session opened, with its line in the record: the end of every way of signing in. For this folder.
#pragma once

#include "people/session.h"

namespace meretid::people {

/// In the caller's transaction.
Result<NewSession> open_recorded_session(store::Connection& tx, const Id<Account>& account, const SessionOrigin& origin,
                                         Timestamp now);

}  // namespace meretid::people
