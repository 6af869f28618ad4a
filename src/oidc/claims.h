// SPDX-License-Identifier: EUPL-1.2
// What a provider says of a person: the claims of a verified token. They are personal data: never logged, never stored beyond
// name and user name. A value; reading a claim costs one pass over the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/account.h"
#include "oidc/settings.h"

namespace meretid::oidc {

class Claims {
 public:
  Claims() = default;
  /// `json`: an object that was checked to be one.
  explicit Claims(std::string json) : json_(std::move(json)) {}

  bool has(std::string_view name) const;
  std::string text(std::string_view name) const;  ///< "" when absent or no text
  /// A text, a number or a flag as one value, an array as many. A name with dots goes into objects where no claim has the whole
  /// name ("realm_access.roles", as Keycloak writes it).
  std::vector<std::string> values(std::string_view name) const;
  /// Adds what `other` has and this lacks.
  void add_missing(const Claims& other);

 private:
  std::string json_ = "{}";
};

/// The roles that the rules give for these claims, sorted, each once. Nothing that no rule names.
std::vector<people::Grant> roles_of(const Claims& claims, const std::vector<RoleRule>& rules);

}  // namespace meretid::oidc
