// SPDX-License-Identifier: EUPL-1.2
// A table as spreadsheets write it: RFC 4180 with ; or , or tab between the cells, in UTF-8 (with or without its mark), UTF-16 with
// its mark or Windows-1252; the first row names the columns. A value. Cost: linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::homecare::municipal::csv {

struct Row {
  std::size_t line = 0;  ///< in the file, from 1
  std::vector<std::string> cells;
};

struct CsvTable {
  std::string file;                  ///< its name, for errors
  std::vector<std::string> columns;  ///< as written
  std::vector<Row> rows;             ///< without empty ones

  /// "visits.csv:14 minutter"
  std::string where(std::size_t row, int column) const;
};

/// homecare.csv.quote: a quotation mark that is never closed; homecare.csv.cells: more cells than columns; homecare.csv.empty.
Result<CsvTable> read_table(std::string_view file, std::string_view bytes);

}  // namespace meretid::homecare::municipal::csv
