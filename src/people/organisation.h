// SPDX-License-Identifier: EUPL-1.2
// Accounts of people who sign in at their organisation's provider (src/oidc). The account is made at the first sign-in; its
// name and roles follow the provider at every one, so a role that is granted here by hand lasts until then. Functions on a
// connection; thread-safe as the connection is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "people/account.h"
#include "people/sign_in.h"

namespace meretid::people {

struct OrganisationPerson {
  std::string subject;    ///< keyed hash of issuer and "sub"
  std::string elsewhere;  ///< keyed hash of issuer and "sid"; empty where the provider names no session
  std::string login;      ///< as wished; another one is taken when it is another account's, or no login
  std::string name;       ///< empty: the login
  std::vector<Grant> grants;  ///< exactly these from now on
};

/// kRefused "people.account_closed"; kConflict "people.last_administrator" where the provider takes the role from the last one.
Result<SignedIn> sign_in_organisation(store::Connection& db, const OrganisationPerson& person, Timestamp now);

/// The provider says that a session is over, or (`elsewhere` empty) all of a person's. Those that began after `issued` stay.
/// Gives how many ended.
Result<std::int64_t> end_organisation_sessions(store::Connection& db, std::string_view subject, std::string_view elsewhere,
                                               Timestamp issued, Timestamp now);

}  // namespace meretid::people
