// SPDX-License-Identifier: EUPL-1.2
// Sessions: a random token that only the browser knows; the database keeps its BLAKE2b-256. Ends
// after 30 idle minutes and after 12 hours in any case. Each session has its own CSRF token.
// Functions on a connection.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "people/account.h"
#include "store/connection.h"

namespace meretid::people {

inline constexpr std::int64_t kSessionIdle = 30 * kMinute;
inline constexpr std::int64_t kSessionAge = 12 * kHour;

struct NewSession {
  std::string token;  ///< for the cookie; nowhere else
  std::string csrf;
  std::string hash;  ///< names the session in lists and in Caller::session
};

/// How somebody signed in.
struct SessionOrigin {
  std::string how = "password";  ///< "password", "once", "oidc"
  std::string elsewhere{};       ///< "oidc": keyed hash of the session's name at the provider
};

struct Session {
  std::string hash;
  Id<Account> account;
  Timestamp created, seen;
  std::string how;
};

std::string session_hash(std::string_view token);
std::string csrf_of(
    std::string_view token);  ///< follows from the session's token, so nothing more is stored

Result<NewSession> open_session(store::Connection& db, const Id<Account>& account, Timestamp now,
                                const SessionOrigin& origin = {});
Result<std::vector<Session>> list_sessions(store::Connection& db, const Id<Account>& account,
                                           Timestamp now);
/// Everybody's, for an administrator.
Result<std::vector<Session>> list_all_sessions(store::Connection& db, Timestamp now);
/// Ends a session that `by` looked at in a list: one of their own, or, for an administrator, anybody's. kNotFound
/// "people.no_session". Written to the record.
Result<void> revoke_session(store::Connection& db, const Id<Account>& by, bool administrator,
                            std::string_view hash, Timestamp now);
/// Ends one of the account's sessions; one that is over already is no error.
Result<void> end_session(store::Connection& db, const Id<Account>& account, std::string_view hash);
/// Ends all but `except` (a hash; may be empty).
Result<void> end_sessions(store::Connection& db, const Id<Account>& account,
                          std::string_view except);
/// Removes what is over. Gives how many.
Result<std::int64_t> sweep_sessions(store::Connection& db, Timestamp now);

}  // namespace meretid::people
