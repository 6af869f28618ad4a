// SPDX-License-Identifier: EUPL-1.2
// Cases and their members. A title may name people, so it is sealed under the case's key: a deleted
// case has no title left, in no backup. Functions on a connection; thread-safe as the connection
// is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "people/account.h"
#include "people/case_access.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::people {

struct Case {
  Id<Case> id;
  std::string room;
  std::string title;
  Timestamp created;
  Id<Account> created_by;
  std::string state = "open";  ///< "open", "closed", "deleting"
};

struct Member {
  Id<Account> account;
  std::string login, name;
  Timestamp added;
};

/// With its key; the maker is its first member. `title` 1..200 characters.
Result<Case> create_case(store::Connection& db, const store::Keyring& keys, std::string_view room,
                         std::string_view title, const Id<Account>& by, Timestamp now);
/// The cases an account is a member of, newest first; `room` empty: all rooms.
Result<std::vector<Case>> list_cases(store::Connection& db, const store::Keyring& keys,
                                     const Id<Account>& account, std::string_view room = {});
Result<Case> read_case(store::Connection& db, const store::Keyring& keys, const CaseAccess& access);
/// With what goes with it: keeping/closing.h.
Result<void> set_case_state(store::Connection& db, const CaseAccess& access, std::string_view state,
                            Timestamp now);
/// kConflict "people.case_closed" where nothing more may be added to the case.
Result<void> require_open(store::Connection& db, const CaseAccess& access);
Result<void> rename_case(store::Connection& db, const store::Keyring& keys,
                         const CaseAccess& access, std::string_view title, Timestamp now);

Result<std::vector<Member>> list_members(store::Connection& db, const CaseAccess& access);
Result<void> add_member(store::Connection& db, const CaseAccess& access, const Id<Account>& account,
                        Timestamp now);
/// The last member stays: kConflict "people.last_member".
Result<void> remove_member(store::Connection& db, const CaseAccess& access,
                           const Id<Account>& account, Timestamp now);

}  // namespace meretid::people
