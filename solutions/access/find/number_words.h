// SPDX-License-Identifier: EUPL-1.2
// Danish number words as they are read out over the telephone: "tres nitten fireogfyrre nul otte", "nulfem", "ottetredive". Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace meretid::access {

/// The one or two digits that a word in lower case says ("treoghalvfems": "93", "nul": "0"); none for other words.
std::optional<std::string> digits_of_word(std::u32string_view word);

/// The year that words say from `from` on ("nittenhundrede og syvogfyrre", "totusind og tre", "nitten syvogfyrre"), 0 for none; `end`
/// is where they end.
int year_in_words(std::u32string_view lower, std::size_t from, std::size_t& end);

}  // namespace meretid::access
