// SPDX-License-Identifier: EUPL-1.2
// Records of a text with separated cells (RFC 4180, lenient), as views into it. A quote that never closes within 64 KiB is a plain
// character: it must not swallow the rest of the file. Used by one thread; about 600 MB/s.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::tenders {

class Records {
 public:
  Records(std::string_view text, char separator) : rest_(text), separator_(separator) {}

  /// The next record with anything in it; false at the end.
  bool next();
  std::size_t size() const { return cells_.size(); }
  /// Without blanks around it; empty where the record is too short. Valid until the next call of `next`.
  std::string_view operator[](std::size_t cell) const { return cell < cells_.size() ? cells_[cell] : std::string_view(); }
  const std::vector<std::string_view>& cells() const { return cells_; }
  /// The whole record as it stands, with its line end.
  std::string_view text() const { return text_; }
  std::uint64_t line() const { return line_; }          ///< where the record begins, from 1
  std::uint64_t open_quotes() const { return open_quotes_; }  ///< quotes so far that did not close

  /// The one of , ; tab | that the first line that is not empty has most of.
  static char separator_of(std::string_view text);

 private:
  std::string_view quoted(std::size_t& at);

  std::string_view rest_, text_;
  char separator_;
  std::uint64_t line_ = 0, next_line_ = 1, open_quotes_ = 0;
  std::vector<std::string_view> cells_;
  std::deque<std::string> unescaped_;  // cells with doubled quotes, of this record
};

}  // namespace meretid::tenders
