// SPDX-License-Identifier: EUPL-1.2
// Signing in. Slow on purpose (argon2id): off the event loop. A wrong account and a wrong password
// take the same time and give the same error. After five failures for an account or twenty from an
// address each further one doubles the wait (2 s … 15 min); the counts lie in the database, so a
// restart forgives nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "people/account.h"
#include "people/session.h"
#include "store/connection.h"

namespace meretid::people {

struct SignedIn {
  NewSession session;
  Account account;
};

/// kUnauthorised "people.sign_in", kTooMany "people.too_many_tries" (argument "seconds").
Result<SignedIn> sign_in(store::Connection& db, std::string_view login, std::string_view password,
                         std::string_view address, Timestamp now);

/// At start: when nobody can administrate yet, makes the account "admin" with every role and a
/// token that signs it in once, within 7 days; the former token is void. nullopt when an
/// administrator has a password already.
Result<std::optional<std::string>> issue_once_token(store::Connection& db, Timestamp now);
/// For one account that an administrator made or that forgot its password.
Result<std::string> issue_once_token(store::Connection& db, const Id<Account>& account,
                                     Timestamp now);
/// kUnauthorised "people.once_token". The account must then set a password
/// (Account::must_change_password). Throttled by address as sign_in is.
Result<SignedIn> sign_in_once(store::Connection& db, std::string_view token,
                              std::string_view address, Timestamp now);

/// `old` may be empty where must_change_password is set. Ends all other sessions of the account.
Result<void> change_password(store::Connection& db, const Id<Account>& account,
                             std::string_view old_password, std::string_view new_password,
                             std::string_view session_hash, Timestamp now);

Result<void> sign_out(store::Connection& db, const Id<Account>& account,
                      std::string_view session_hash, Timestamp now);

}  // namespace meretid::people
