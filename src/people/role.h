// SPDX-License-Identifier: EUPL-1.2
// Who may use a job or a route. Roles are granted per room; kPublic needs no sign-in, kSignedIn any
// account.
#pragma once

#include <string_view>

#include "base/result.h"

namespace meretid::people {

enum class Role {
  kPublic,
  kSignedIn,
  kCitizen,
  kCaseworker,
  kPlanner,
  kAnalyst,
  kClinician,
  kEditor,
  kAuditor,
  kAdministrator,
};

std::string_view to_text(Role role);  ///< "caseworker"
Result<Role> role_from_text(std::string_view text);

}  // namespace meretid::people
