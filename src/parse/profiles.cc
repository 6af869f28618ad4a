// SPDX-License-Identifier: EUPL-1.2
#include "parse/operations.h"

namespace meretid::parse {

std::optional<Profile> profile_of(std::string_view operation) {
#define MERETID_PROFILE(constant, name, profile) \
  if (operation == name) return profile;
  MERETID_OPERATIONS(MERETID_PROFILE)
  return std::nullopt;
}

}  // namespace meretid::parse
