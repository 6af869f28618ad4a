// SPDX-License-Identifier: EUPL-1.2
// A spreadsheet as data: its sheets, and the rows of each as typed cells. Formulas are never computed (the value that the program
// of its author saved is taken), macros never looked at. A sheet keeps its rows packed, some 12 bytes and the text for each cell, and
// gives them in order:
//
//   for (SheetRows rows(sheet); rows.next();) use(rows.number(), rows.cells());
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace meretid::parse {

enum class CellKind : std::uint8_t {
  kText,
  kNumber,
  kDate,      ///< a day
  kTime,      ///< a time of day, or hours and minutes beyond 24
  kDateTime,
  kYesNo,
  kError,     ///< "#DIV/0!", or what stood where something else was due (a finding says so)
};

/// Valid as long as the sheet. A cell that is not there, or has no value, is in no row.
struct SheetCell {
  std::uint32_t column = 0;  ///< from 0: A
  CellKind kind = CellKind::kText;
  double number = 0;         ///< of all but text and errors: days since the epoch of the file for dates, 0 or 1
  /// Text as it stands; a number in the fewest digits that give it back, with a dot; "2026-03-29", "14:30:00", "2026-03-29T14:30:00"; "1", "0".
  std::string_view text;
};

struct Sheet {
  std::string name;
  bool hidden = false;        ///< the author hid it
  std::int64_t rows = 0;      ///< with a cell in them
  std::int64_t hidden_rows = 0;
  std::int64_t columns = 0;   ///< one behind the last that is used
  std::vector<std::string> merged;  ///< "A1:C1": the value stands in the first cell alone
  std::string packed;         ///< for SheetRows
};

struct Workbook {
  std::vector<Sheet> sheets;
  std::vector<base::Error> findings;  ///< what could not be read as it stands, with sheet and cell
  bool macros = false;                ///< there are some; they were not run
  /// The first sheet that is not hidden and has a row; the first of all when there is none; nullptr without sheets.
  const Sheet* first_shown() const;
};

/// Packs cells as SheetRows reads them. Rows and the columns of a row must grow.
class SheetPacker {
 public:
  void row(std::uint32_t number, const std::vector<SheetCell>& cells);
  std::string& packed() { return packed_; }

 private:
  std::string packed_;
};

class SheetRows {
 public:
  explicit SheetRows(const Sheet& sheet) : SheetRows(sheet.packed) {}
  explicit SheetRows(std::string_view packed) : rest_(packed) {}
  /// False at the end, and at bytes that no SheetPacker made (then `sound` is false).
  bool next();
  std::uint32_t number() const { return number_; }  ///< from 1, as the spreadsheet counts; empty rows are left out
  const std::vector<SheetCell>& cells() const { return cells_; }
  bool sound() const { return sound_; }

 private:
  bool bad();
  std::string_view rest_;
  std::uint32_t number_ = 0;
  std::vector<SheetCell> cells_;
  bool sound_ = true;
};

/// "A", "Z", "AA" …
std::string column_name(std::uint32_t column);

/// The sheet as text with separated cells, quoted where need be (RFC 4180), for who reads CSV anyway: line n is row n, so line breaks in a cell become
/// blanks. Numbers have `decimal`, and never exactly three digits behind it, which might be taken for thousands.
std::string sheet_csv(const Sheet& sheet, char separator, char decimal);

}  // namespace meretid::parse
