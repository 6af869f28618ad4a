// SPDX-License-Identifier: EUPL-1.2
// One holder per name in the whole installation, by a lease in the database: which supervisor runs a service. Functions on a
// connection; thread-safe as the connection is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "store/connection.h"

namespace meretid::jobs {

inline constexpr std::int64_t kLeaderLease = 10 * kSecond;

/// A name for a holder of this process, by which others on this machine see that it has ended (killed, say) and need not wait for
/// its lease: machine and its start, space of process numbers, process number, and something random.
std::string holder_here();

/// Takes or renews. True: `holder` leads until kLeaderLease from now; ask again well before.
Result<bool> lead(store::Connection& db, std::string_view name, std::string_view holder, Timestamp now);
/// Gives it back, so that the next need not wait.
Result<void> step_down(store::Connection& db, std::string_view name, std::string_view holder);

}  // namespace meretid::jobs
