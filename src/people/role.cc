// SPDX-License-Identifier: EUPL-1.2
#include "people/role.h"

#include <array>
#include <string>
#include <utility>

namespace meretid::people {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 10> kRoleNames{{
    {Role::kPublic, "public"},
    {Role::kSignedIn, "signed_in"},
    {Role::kCitizen, "citizen"},
    {Role::kCaseworker, "caseworker"},
    {Role::kPlanner, "planner"},
    {Role::kAnalyst, "analyst"},
    {Role::kClinician, "clinician"},
    {Role::kEditor, "editor"},
    {Role::kAuditor, "auditor"},
    {Role::kAdministrator, "administrator"},
}};

}  // namespace

std::string_view to_text(Role role) {
  for (const auto& [value, name] : kRoleNames)
    if (value == role) return name;
  return {};
}

Result<Role> role_from_text(std::string_view text) {
  for (const auto& [value, name] : kRoleNames)
    if (name == text) return value;
  return fail("people.unknown_role", Kind::kBadInput, {{"found", std::string(text)}});
}

}  // namespace meretid::people
