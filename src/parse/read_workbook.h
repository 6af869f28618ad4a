// SPDX-License-Identifier: EUPL-1.2
// Reads an untrusted spreadsheet (XLSX, XLSM) in the sandbox. Thread-safe. Cost: a child process, and some 40 MB of sheet XML a second there.
//
//   TRY(const Workbook book, read_workbook(sandbox, input, "tilbud.xlsx"));
//   if (const Sheet* sheet = book.first_shown()) for (SheetRows rows(*sheet); rows.next();) …
#pragma once

#include <stop_token>
#include <string>

#include "parse/sandbox.h"
#include "parse/tables/workbook.h"

namespace meretid::parse {

/// A ZIP that holds a workbook, by its bytes (64 KiB of the beginning are enough, mostly): worth a try of read_workbook.
bool looks_like_workbook(std::string_view first_bytes);

/// `document` for messages. Errors of read_xlsx.h and of the sandbox; findings (a cell that is no number, a formula without a saved
/// value) stand in the workbook.
Result<Workbook> read_workbook(const Sandbox& sandbox, const Input& input, const std::string& document, std::stop_token stop = {});

}  // namespace meretid::parse
