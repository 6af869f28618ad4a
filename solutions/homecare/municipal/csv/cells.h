// SPDX-License-Identifier: EUPL-1.2
// Cells by the name of their column, English or Danish, and what Danes write in them. Pure.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "solutions/homecare/municipal/csv/table.h"

namespace meretid::homecare::municipal::csv {

/// Both names of a column; small letters.
struct Column {
  const char* en;
  const char* da;
};

class Cells {
 public:
  explicit Cells(const CsvTable& table);

  int column(const Column& column) const;  ///< -1: the table has none
  const std::string& text(std::size_t row, const Column& column) const;  ///< "" where there is none
  /// homecare.csv.column names the first that is missing.
  Result<void> require(std::initializer_list<Column> columns) const;
  std::string where(std::size_t row, const Column& column) const { return table_.where(row, this->column(column)); }

 private:
  const CsvTable& table_;
  std::vector<std::string> names_;
};

/// "7.5", "7,5"
std::optional<double> number_of(std::string_view text);
/// "2026-03-30", "30-03-2026", "30.3.2026", "30/3/2026"
std::optional<Date> date_of(std::string_view text);
/// Minutes after midnight of "7:30", "07.30", "07:30:00"; up to 24:00.
std::optional<int> clock_of(std::string_view text);
/// "ja", "yes", "true", "1", "x" and their opposites, also nothing.
std::optional<bool> yes_of(std::string_view text);
/// Parts between '|', without blanks around them; none of nothing.
std::vector<std::string> parts_of(std::string_view text, char between = '|');

}  // namespace meretid::homecare::municipal::csv
