// SPDX-License-Identifier: EUPL-1.2
// Which sheet and which row of a workbook hold the table, as CSV whose line n is row n: titles above the header become empty lines. Pure.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "parse/tables/workbook.h"
#include "solutions/tenders/files/read_any.h"

namespace meretid::tenders {

struct WorkbookText {
  std::string sheet, csv;
  std::vector<base::Error> notes;   ///< other sheets with rows, hidden rows, merged cells: read or not, it is said
};

/// The named sheet, else the first one shown with a header that looks like bids or notices, else the first one shown: its reader then says what it lacks.
/// kBadInput: no sheet of that name (with those there are), no sheet with rows.
Result<WorkbookText> text_of_workbook(const parse::Workbook& book, const FileSettings& settings, const std::string& file);

}  // namespace meretid::tenders
