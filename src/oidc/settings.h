// SPDX-License-Identifier: EUPL-1.2
// What the administrator wrote in [oidc] of meretid.toml: whose sign-in we trust and what its claims are worth here. A value.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "people/role.h"

namespace meretid::oidc {

/// Whoever has `value` among the values of `claim` has `role` in `room`.
struct RoleRule {
  std::string claim, value;
  std::string room;  ///< "*": every room
  people::Role role = people::Role::kCaseworker;
};

struct Settings {
  std::string issuer;  ///< "https://login.kommune.dk/realms/ansatte", exactly as the provider writes it
  std::string client_id;
  std::filesystem::path client_secret_file;  ///< empty: a public client, which has PKCE alone
  std::vector<std::string> scopes{"openid", "profile"};
  std::string name;  ///< on the button: "Log ind med {name}"; empty: the organisation
  std::vector<RoleRule> roles;
};

}  // namespace meretid::oidc
