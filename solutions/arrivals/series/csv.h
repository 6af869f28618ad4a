// SPDX-License-Identifier: EUPL-1.2
// Rows of a CSV text (RFC 4180; the separator is the one of , ; tab that the header has most of), read piece by piece: a file of any
// length in the memory of a piece and a row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "solutions/arrivals/series/pieces.h"

namespace meretid::arrivals {

class CsvRows {
 public:
  explicit CsvRows(Pieces pieces);
  explicit CsvRows(std::string_view text);  ///< must outlive the rows
  const std::vector<std::string>& header() const { return header_; }
  /// The number of a column by its name.
  std::optional<std::size_t> column(std::string_view name) const;
  /// The next row that is not empty; nothing at the end, or where the text could not be read on. Valid until the next call.
  const std::vector<std::string>* next();
  std::size_t line() const { return line_; }  ///< of the row given last, from 1
  /// Why the rows ended before the text did: the source's error, or "arrivals.series.row" for a row of more than a megabyte.
  const std::optional<Error>& failure() const { return failure_; }

 private:
  bool more();
  bool split();
  Pieces pieces_;
  std::string buffer_;
  std::string_view rest_;  // of buffer_
  bool ended_ = false;
  char separator_ = ',';
  std::size_t line_ = 0, next_line_ = 1;
  std::vector<std::string> header_, row_;
  std::optional<Error> failure_;
};

}  // namespace meretid::arrivals
