// SPDX-License-Identifier: EUPL-1.2
// A workbook of arrivals as the table that the reader of series reads: one sheet, line n being row n of it. Opened in the sandboxed child;
// what a cell has that cannot be read is a note with sheet and cell. Thread-safe; a process.
#pragma once

#include <optional>
#include <string>

#include "solutions/arrivals/series/table_text.h"

namespace meretid::arrivals {

/// `sheet`: its name; none: the first that is shown and has rows. Errors of parse/read_workbook.h; "arrivals.series.sheet" names the sheets there are.
OpenWorkbook open_workbook(std::string name, std::optional<std::string> sheet);

}  // namespace meretid::arrivals
