// SPDX-License-Identifier: EUPL-1.2
// Rows of a CSV text (RFC 4180; the separator is the one of , ; tab that the header has most of). Views into the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::arrivals {

class CsvRows {
 public:
  explicit CsvRows(std::string_view text);
  const std::vector<std::string>& header() const { return header_; }
  /// The number of a column by its name.
  std::optional<std::size_t> column(std::string_view name) const;
  /// The next row that is not empty; nothing at the end. Valid until the next call.
  const std::vector<std::string>* next();
  std::size_t line() const { return line_; }  ///< of the row given last, from 1

 private:
  bool split();
  std::string_view rest_;
  char separator_ = ',';
  std::size_t line_ = 0, next_line_ = 1;
  std::vector<std::string> header_, row_;
};

}  // namespace meretid::arrivals
