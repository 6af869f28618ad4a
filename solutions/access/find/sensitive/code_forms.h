// SPDX-License-Identifier: EUPL-1.2
// What a run of letters, digits and single marks is built like: the number of a case, a day, years, hours, a sum, measures. Pure.
#pragma once

#include <string_view>

namespace meretid::access {

/// "2023-118", "2022-118-44", "23-114470", "20/118730": a year, or two digits of one, and a running number.
bool is_case_form(std::u32string_view code);
/// "12.03.2024", "3/5-2024", "2024-03-12", "2024"
bool is_date_form(std::u32string_view code);
/// "2019-2023"
bool are_years(std::u32string_view code);
/// "0830-1600": opening hours; "010124-310124": from one day to another.
bool are_times(std::u32string_view code);
/// "1.250", "12.000.000": groups of three behind full stops.
bool is_grouped_sum(std::u32string_view code);
/// "COVID2019", "Q42023"
bool is_year_with_letters(std::u32string_view code);
/// "F20-F29", "DI214": diagnoses of ICD-10.
bool are_diagnoses(std::u32string_view code);

}  // namespace meretid::access
