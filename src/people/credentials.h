// SPDX-License-Identifier: EUPL-1.2
// What sign_in.cc builds on: the check of a password and the tokens that sign in once. For this
// folder.
#pragma once

#include <string_view>

#include "people/account.h"

namespace meretid::people {

/// kUnauthorised "people.sign_in" in the same time whether the account is missing, closed or the
/// password wrong.
Result<Account> account_with_password(store::Connection& db, std::string_view login,
                                      std::string_view password);

/// Takes the token out of the database; the account must set a password next.
Result<Account> use_once_token(store::Connection& db, std::string_view token, Timestamp now);

}  // namespace meretid::people
