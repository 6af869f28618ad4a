// SPDX-License-Identifier: EUPL-1.2
// Who is calling, from the session token of a request. One query and, once a minute per session,
// one small write.
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

struct CallerData {
  Id<Account> account;
  std::string login, name, language;
  std::string session;  ///< hash of the token
  std::string csrf;
  std::string how;      ///< SessionOrigin::how
  bool must_change_password = false;  ///< only the password may be set, nothing else
  std::vector<Grant> grants;
};

/// kUnauthorised "people.not_signed_in" when the token is unknown, over, or its account closed.
Result<CallerData> find_caller(store::Connection& db, std::string_view token, Timestamp now);
/// Constant-time.
bool csrf_fits(const CallerData& caller, std::string_view token);

}  // namespace meretid::people
