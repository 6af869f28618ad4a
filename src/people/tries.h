// SPDX-License-Identifier: EUPL-1.2
// How often somebody may try to sign in. A try is counted before it is judged, so that many at once
// gain nothing; a good one takes its count back. Functions on a connection.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "store/connection.h"

namespace meretid::people {

inline constexpr std::int64_t kTriesPerAccount = 5, kTriesPerAddress = 20;
inline constexpr std::int64_t kLongestWait = 15 * kMinute;

/// An IPv6 address counts with its /64: one household has as many addresses as it likes. "" where
/// there is none (command line).
std::string address_key(std::string_view address);
std::string login_key(std::string_view login);

/// kTooMany "people.too_many_tries" with the seconds to wait; else counted.
Result<void> count_try(store::Connection& db, std::string_view who, std::int64_t allowed,
                       Timestamp now);
Result<void> forgive(store::Connection& db,
                     std::string_view who);  ///< all of them: the right password was given
Result<void> take_back(store::Connection& db, std::string_view who);     ///< this one
Result<std::int64_t> sweep_tries(store::Connection& db, Timestamp now);  ///< older than a day

}  // namespace meretid::people
