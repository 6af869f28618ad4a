// SPDX-License-Identifier: EUPL-1.2
// Accounts of people and what they may do in which room. Functions on a connection; thread-safe as
// the connection is. Passwords: people/password.h. Nothing here is deleted: an account that left is
// closed, the record still names its id.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "people/role.h"
#include "store/connection.h"

namespace meretid::people {

struct Account {
  Id<Account> id;
  std::string login;  ///< lower case, unique
  std::string name;   ///< as shown
  std::string language = "da";
  bool closed = false;
  bool must_change_password = false;
  Timestamp created;
};

struct Grant {
  std::string room;  ///< "*": every room
  Role role = Role::kCaseworker;
  bool operator==(const Grant&) const = default;
};

/// `password_hash` from hash_password; empty: cannot sign in by password. kConflict
/// "people.login_taken".
Result<Account> create_account(store::Connection& db, std::string_view login, std::string_view name,
                               std::string_view password_hash, Timestamp now);
Result<Account> find_account(store::Connection& db,
                             const Id<Account>& id);  ///< "people.no_account"
Result<Account> find_account_by_login(store::Connection& db, std::string_view login);
Result<std::vector<Account>> list_accounts(store::Connection& db);
Result<void> set_language(store::Connection& db, const Id<Account>& id,
                          std::string_view language);  ///< "da", "en"
/// Also ends the account's sessions.
Result<void> close_account(store::Connection& db, const Id<Account>& id, const Id<Account>& by,
                           Timestamp now);

/// Granting twice is granting once. Written to the record.
Result<void> grant(store::Connection& db, const Id<Account>& account, const Grant& what,
                   const Id<Account>& by, Timestamp now);
Result<void> revoke(store::Connection& db, const Id<Account>& account, const Grant& what,
                    const Id<Account>& by, Timestamp now);
Result<std::vector<Grant>> grants(store::Connection& db, const Id<Account>& account);

/// Does one of the grants give this role in this room? `room` empty: in any room. kPublic always,
/// kSignedIn for any account.
bool allows(const std::vector<Grant>& grants, Role role, std::string_view room);
/// The same from the database; kRefused "people.role_missing".
Result<void> require_role(store::Connection& db, const Id<Account>& account, Role role,
                          std::string_view room);

}  // namespace meretid::people
