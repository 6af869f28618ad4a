// SPDX-License-Identifier: EUPL-1.2
// Nouns whose number is everybody's: laws, places in a text, goods, rooms, builds. "Tegning 3766-3577" is no telephone and "build 9.24.32"
// no case. Pure.
#pragma once

#include <string_view>

namespace meretid::access {

/// `noun` in lower case, also in its genitive and with its article.
bool is_counted_thing(std::u32string_view noun);

}  // namespace meretid::access
