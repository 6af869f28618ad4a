// SPDX-License-Identifier: EUPL-1.2
// What a number of a spreadsheet means by its number format (ECMA-376 part 1, 18.8.30), and the day that a number of days is in either
// date system. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace meretid::parse {

enum class NumberMeaning : std::uint8_t { kPlain, kDay, kTimeOfDay, kDayAndTime };

/// Of the formats that need no code (0 to 163); 14-17, 27-36 and 50-58 are days in one language or another.
NumberMeaning meaning_of_builtin(unsigned id);
/// "dd-mm-yyyy", "[h]:mm", "#,##0.00 \"kr.\"" …: the first section counts; what is quoted, escaped, or a colour or language in brackets says nothing.
NumberMeaning meaning_of(std::string_view code);

/// "2026-03-29", "14:30:00", "2026-03-29T14:30:00"; to the second. None where the system has no such day: below 0, beyond the year 9999, and the
/// 29th of February 1900, which the 1900 system counts (as 60) and the calendar does not.
std::optional<std::string> date_text(double days, NumberMeaning meaning, bool from_1904);

/// The fewest digits that give the number back: "1234.5", "1e+20".
std::string number_text(double number);

}  // namespace meretid::parse
