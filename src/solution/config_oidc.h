// SPDX-License-Identifier: EUPL-1.2
// The table [oidc] of meretid.toml. For this folder.
//
//   [oidc]
//   issuer = "https://login.kommune.dk/realms/ansatte"
//   client_id = "meretid"
//   client_secret_file = "oidc.secret"        # beside meretid.toml; leave out for a public client
//   name = "Eksempelkommune"                  # on the button
//   scopes = ["openid", "profile", "groups"]
//   [[oidc.roles]]
//   claim = "groups"
//   value = "aktindsigt"
//   room = "access"                           # leave out: every room
//   role = "caseworker"
#pragma once

#define TOML_EXCEPTIONS 0  // as everywhere in the program: two settings in one program are two meanings of one name
#include <toml++/toml.h>

#include <filesystem>
#include <string_view>

#include "base/result.h"
#include "oidc/settings.h"

namespace meretid::solution {

/// kBadInput "solution.config" with file, line and what is allowed, as for every other key.
Result<oidc::Settings> read_oidc(const toml::node& node, const std::filesystem::path& home, std::string_view file);

}  // namespace meretid::solution
