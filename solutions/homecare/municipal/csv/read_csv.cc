// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/csv/read_csv.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "solutions/homecare/municipal/csv/rows.h"

namespace meretid::homecare::municipal {
namespace {

using csv::Cells;
using csv::Column;
using csv::CsvTable;

enum Which : std::size_t { kCitizens, kCarers, kShifts, kVisits, kTables };
constexpr std::array<std::array<const char*, 3>, kTables> kNames{
    {{"citizen", "borger", "borger"}, {"carer", "medarbejder", "medarbejder"}, {"shift", "vagt", "vagt"}, {"visit", "besøg", "besoeg"}}};

std::string last_part(std::string_view path) { return std::string(path.substr(path.find_last_of("/\\") + 1)); }

/// kTables: none of them.
Which which(std::string_view name) {
  const std::string small = base::lower(last_part(name));
  for (std::size_t t = 0; t < kTables; ++t)
    for (const char* word : kNames[t])
      if (small.find(word) != small.npos) return static_cast<Which>(t);
  return kTables;
}

}  // namespace

bool is_csv(std::string_view name) { return base::lower(name).ends_with(".csv"); }

Result<CsvRead> read_csv(std::span<const CsvFile> files, std::string_view municipality, const ReadOptions& options) {
  std::array<std::optional<CsvTable>, kTables> tables;
  for (const CsvFile& file : files) {
    const Which table = which(file.name);
    if (table == kTables || tables[table])
      return fail("homecare.csv.table", Kind::kBadInput, {{"found", last_part(file.name)}}, last_part(file.name));
    TRY(tables[table], csv::read_table(last_part(file.name), file.bytes));
  }
  for (std::size_t t = 0; t < kTables; ++t)
    if (!tables[t]) return fail("homecare.csv.table", Kind::kBadInput, {{"found", "–"}}, std::string(kNames[t][0]) + "s.csv");

  CsvRead done;
  csv::Rows rows(done.file);
  done.file.municipality = municipality;
  TRY_VOID(rows.citizens(*tables[kCitizens]));
  TRY_VOID(rows.carers(*tables[kCarers]));
  TRY_VOID(rows.shifts(*tables[kShifts]));
  TRY_VOID(rows.visits(*tables[kVisits]));
  if (!rows.days()) return fail("homecare.csv.no_day", Kind::kBadInput, {}, tables[kShifts]->file);

  ReadOptions own = options;
  own.where = [&](Table table, std::size_t row, std::string_view field) -> std::string {
    switch (table) {
      case Table::kPlaces: return rows.where_of_place(row);
      case Table::kCitizens: return tables[kCitizens]->where(rows.row_of(table, row), rows.column_of(table, field));
      case Table::kCarers: return tables[kCarers]->where(rows.row_of(table, row), rows.column_of(table, field));
      case Table::kShifts: return tables[kShifts]->where(rows.row_of(table, row), rows.column_of(table, field));
      case Table::kVisits: return tables[kVisits]->where(rows.row_of(table, row), rows.column_of(table, field));
      default: return std::string(field);
    }
  };
  TRY(done.read, municipality_of(done.file, own));
  done.read.notes.insert(done.read.notes.begin(), rows.notes().begin(), rows.notes().end());
  done.read.left_out.insert(done.read.left_out.begin(), rows.left_out().begin(), rows.left_out().end());
  return done;
}

}  // namespace meretid::homecare::municipal
