// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/csv/table.h"

#include <algorithm>

#include "base/utf8.h"

namespace meretid::homecare::municipal::csv {
namespace {

std::string as_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE")) return base::from_utf16(bytes.substr(2), false).text;
  if (bytes.starts_with("\xFE\xFF")) return base::from_utf16(bytes.substr(2), true).text;
  return base::is_utf8(bytes) ? std::string(bytes) : base::from_windows_1252(bytes);
}

/// What the first line has most of.
char separator_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  char best = ';';
  std::ptrdiff_t most = 0;
  for (const char c : {';', '\t', ','})
    if (const auto count = std::ranges::count(line, c); count > most) most = count, best = c;
  return best;
}

std::string trimmed(std::string cell) {
  const auto first = cell.find_first_not_of(" \t\xC2\xA0");
  if (first == cell.npos) return {};
  return cell.substr(first, cell.find_last_not_of(" \t") - first + 1);
}

std::string at_line(std::string_view file, std::size_t line) { return std::string(file) + ":" + std::to_string(line); }

}  // namespace

std::string CsvTable::where(std::size_t row, int column) const {
  std::string place = at_line(file, row < rows.size() ? rows[row].line : 1);
  if (column >= 0) place += " " + columns[static_cast<std::size_t>(column)];
  return place;
}

Result<CsvTable> read_table(std::string_view file, std::string_view bytes) {
  const std::string text = as_utf8(bytes);
  const char separator = separator_of(text);
  CsvTable table;
  table.file = file;
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size();) {
    Row row{line, {}};
    for (bool more = true; more;) {
      std::string cell;
      if (at < text.size() && text[at] == '"') {
        for (++at;; ++at) {
          if (at >= text.size()) return fail("homecare.csv.quote", Kind::kBadInput, {}, at_line(file, row.line));
          if (text[at] == '\n') ++line;
          if (text[at] != '"') cell += text[at];
          else if (at + 1 < text.size() && text[at + 1] == '"') cell += text[++at];
          else break;
        }
        ++at;
      }
      while (at < text.size() && text[at] != separator && text[at] != '\n' && text[at] != '\r') cell += text[at++];
      more = at < text.size() && text[at] == separator;
      if (more) ++at;
      row.cells.push_back(trimmed(std::move(cell)));
    }
    if (at < text.size() && text[at] == '\r') ++at;
    if (at < text.size() && text[at] == '\n') ++at;
    ++line;
    if (std::ranges::all_of(row.cells, &std::string::empty)) continue;
    if (table.columns.empty()) {
      table.columns = std::move(row.cells);
      continue;
    }
    while (row.cells.size() > table.columns.size() && row.cells.back().empty()) row.cells.pop_back();
    if (row.cells.size() > table.columns.size()) {
      return fail("homecare.csv.cells", Kind::kBadInput,
                  {{"expected", std::to_string(table.columns.size())}, {"found", std::to_string(row.cells.size())}},
                  at_line(file, row.line));
    }
    row.cells.resize(table.columns.size());
    table.rows.push_back(std::move(row));
  }
  if (table.columns.empty()) return fail("homecare.csv.empty", Kind::kBadInput, {}, std::string(file));
  return table;
}

}  // namespace meretid::homecare::municipal::csv
