// SPDX-License-Identifier: EUPL-1.2
// Writes a workbook (XLSX, ECMA-376): sheets with a header row that stays in view, and cells that are numbers, days or text as such. Text is never a formula:
// it is written as text, and what a spreadsheet might take for a formula once it is edited (base/csv_text.h) has the mark that Excel sets for an
// apostrophe. The same calls give the same bytes. One thread; the sheet being written is kept in memory, some 30 bytes a cell.
//
//   WorkbookWriter book;
//   book.sheet("Udbud", {{"Udbud"}, {"Beløb", CellFormat::kAmount}, {"Dato", CellFormat::kDate}});
//   book.row({"U-17", 1'250'000.0, Date{…}});
//   TRY(const std::string bytes, std::move(book).finish());
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace meretid::sheets {

enum class CellFormat {
  kGeneral,
  kWhole,     ///< 1.250.000 (as the reader's country writes it)
  kAmount,    ///< 1.250.000,00
  kFraction,  ///< four decimals
  kShare,     ///< 12,5 %
  kDate,      ///< 29-03-2026
};

struct Column {
  std::string title;
  CellFormat format = CellFormat::kGeneral;
  double width = 16;                        ///< in characters
  std::vector<std::string> choices = {};    ///< what the cells below may hold; the program offers them. No commas.
};

/// Nothing, text, a number, a day, yes or no.
using Value = std::variant<std::monostate, std::string, double, Date, bool>;

class WorkbookWriter {
 public:
  /// Names are cut to what the format allows (31 characters, none of []:*?/\) and made unique. Without columns there is no header.
  void sheet(std::string_view name, std::vector<Column> columns);
  /// Below the last row of the sheet. Values beyond the columns are written plainly.
  void row(const std::vector<Value>& values);
  /// kTooLarge: a text of more than 32,767 characters, a sheet of more than 1,048,576 rows. kInternal: no sheet.
  Result<std::string> finish() &&;

 private:
  struct Written {
    std::string name, xml;
    std::vector<Column> columns;
    std::size_t rows = 0;
  };
  void cell(Written& to, std::size_t column, const Value& value, int style);
  std::vector<Written> sheets_;
  Result<void> sound_;
};

}  // namespace meretid::sheets
