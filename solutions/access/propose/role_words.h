// SPDX-License-Identifier: EUPL-1.2
// Words that name a person by their part in the case and not by name: "moderen", "barnet", "anmelder". In a small circle they tell
// who is meant. They are proposed only where somebody asks for it. Pure, linear in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::access {

struct RoleWord {
  std::int64_t start = 0, end = 0;  ///< code points
  std::string role;                 ///< "mor": the same for all forms of the word
};
std::vector<RoleWord> role_words(std::string_view text);

}  // namespace meretid::access
