// SPDX-License-Identifier: EUPL-1.2
// From the cells of the four tables to the rows of the room's own file. A cell that cannot be read leaves out its row with a note.
// Used by read_csv.cc only.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "solutions/homecare/municipal/csv/cells.h"
#include "solutions/homecare/municipal/read.h"

namespace meretid::homecare::municipal::csv {

class Rows {
 public:
  explicit Rows(wire::File& file) : file_(file) {}

  // Errors: a column that must be there is missing.
  Result<void> citizens(const CsvTable& table);
  Result<void> carers(const CsvTable& table);
  Result<void> shifts(const CsvTable& table);
  Result<void> visits(const CsvTable& table);
  /// First day and number of days, of all shifts and visits; false: there is none.
  bool days();

  const Notes& notes() const { return notes_; }
  const std::vector<LeftOut>& left_out() const { return left_out_; }
  /// Row of the table for a row of the file; the column that a field of the file came from (-1: none).
  std::size_t row_of(Table table, std::size_t row) const;
  int column_of(Table table, std::string_view field) const;
  std::string where_of_place(std::size_t place) const { return place < place_where_.size() ? place_where_[place] : std::string(); }

 private:
  Error note(Table table, const std::string& id, std::string where, const char* code, const std::string& found);
  void leave_out_visit(const std::string& id, const std::string& citizen, Error why) { left_out_.push_back({id, citizen, std::move(why)}); }
  std::vector<wire::SkillRow> skills(std::string_view text);
  void place(const std::string& id, const Cells& cells, std::size_t row);
  /// "2026-03-30T07:30" of a day and a clock; a whole moment stays as it is. "": neither.
  std::string moment(std::optional<Date> day, const std::string& text, int days_on = 0);
  void seen(Date day);

  wire::File& file_;
  Notes notes_;
  std::vector<LeftOut> left_out_;
  std::map<Table, std::vector<std::size_t>> table_rows_;
  std::map<Table, Cells> cells_;
  std::vector<std::string> place_where_;
  std::set<std::string> places_, skills_;
  std::optional<std::chrono::sys_days> first_, last_;
};

}  // namespace meretid::homecare::municipal::csv
