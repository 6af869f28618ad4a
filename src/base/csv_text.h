// SPDX-License-Identifier: EUPL-1.2
// What a table of text must not do to the spreadsheet that opens it. Pure.
#pragma once

#include <string_view>

namespace meretid::base {

/// A spreadsheet would take the cell for a formula (OWASP, "CSV injection"): names in a file come from strangers. Who writes such a cell puts
/// an apostrophe in front of it.
inline bool starts_a_formula(std::string_view cell) { return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos; }

}  // namespace meretid::base
