// SPDX-License-Identifier: EUPL-1.2
// Words that look like names to the model but are none: greetings, and words that end the name of an institution or a company.
// Pure.
#pragma once

#include <string_view>

namespace meretid::access {

/// "kommune", "plejehjem", "skolen", "aps" …: the words before it name no person.
bool is_institution(std::u32string_view lower_word);

/// "søn", "nevøen", "hustru": a name follows.
bool is_kin(std::u32string_view lower_word);

/// "mvh", "hilsen", "telefon" …
bool is_letter_word(std::u32string_view lower_word);

}  // namespace meretid::access
