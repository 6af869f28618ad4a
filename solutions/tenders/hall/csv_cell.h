// SPDX-License-Identifier: EUPL-1.2
// Cells of a table that people open in a spreadsheet: semicolons between them, a comma in numbers. Pure.
#pragma once

#include <string>
#include <string_view>

namespace meretid::tenders::hall {

/// Quoted; what a spreadsheet would take for a formula (=, +, -, @) is made plain text, because names in a file come from strangers.
void append_cell(std::string& line, std::string_view text);
/// Five decimals; 0 for what is no number.
void append_number(std::string& line, double value);

}  // namespace meretid::tenders::hall
