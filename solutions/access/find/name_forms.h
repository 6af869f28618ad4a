// SPDX-License-Identifier: EUPL-1.2
// Forms of one person's name: "P. Nowak" and "Nowak" of "Piotr Nowak". Words in lower case, given name first. Pure; linear in the words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meretid::access {

bool is_initial(std::u32string_view word);
/// With one blank between.
std::u32string joined(const std::vector<std::u32string>& words);
/// Two words and more that are no initials.
bool is_full_form(const std::vector<std::u32string>& name);
/// Each word of the shorter name stands in the longer one, in its order; the first and the last ones meet where there are several.
bool stands_for(const std::vector<std::u32string>& shorter, const std::vector<std::u32string>& longer);

}  // namespace meretid::access
