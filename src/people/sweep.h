// SPDX-License-Identifier: EUPL-1.2
// Removes what is over in this folder's tables: sessions, tries to sign in, one-time tokens.
#pragma once

#include <cstdint>

#include "base/clock.h"
#include "base/result.h"
#include "store/connection.h"

namespace meretid::people {

/// How many rows went.
Result<std::int64_t> sweep(store::Connection& db, Timestamp now);

}  // namespace meretid::people
