// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/files/workbook_text.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "solutions/tenders/bids/columns.h"
#include "solutions/tenders/bids/records.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kRowsLookedAt = 40;

std::string csv_of(const parse::Sheet& sheet) { return parse::sheet_csv(sheet, ';', ','); }

// The first line that reads as a header of bids or notices.
std::optional<std::size_t> header_line(std::string_view csv, const ReadSettings& settings) {
  std::size_t from = 0;
  for (std::size_t line = 0; line < kRowsLookedAt && from < csv.size(); ++line) {
    const std::size_t end = std::min(csv.find('\n', from), csv.size());
    const std::string_view text = csv.substr(from, end - from);
    Records records(text, ';');
    if (records.next()) {
      std::vector<std::string> header;
      for (const std::string_view cell : records.cells()) header.emplace_back(cell);
      if (columns_of(header, settings, "") || looks_like_notices(text)) return from;
    }
    from = end + 1;
  }
  return {};
}

// What stands above the header, as empty lines: lines stay rows.
std::string without_titles(std::string csv, std::size_t header) {
  return std::string(static_cast<std::size_t>(std::count(csv.begin(), csv.begin() + static_cast<std::ptrdiff_t>(header), '\n')), '\n') + csv.substr(header);
}

}  // namespace

Result<WorkbookText> text_of_workbook(const parse::Workbook& book, const FileSettings& settings, const std::string& file) {
  std::string names;
  for (const auto& sheet : book.sheets) names += (names.empty() ? "" : ", ") + sheet.name;
  const parse::Sheet* chosen = nullptr;
  std::optional<std::size_t> header;
  std::string csv;
  for (const auto& sheet : book.sheets) {
    if (!settings.sheet.empty() ? base::lower(sheet.name) != base::lower(settings.sheet) : sheet.hidden || sheet.rows == 0) continue;
    std::string text = csv_of(sheet);
    const auto found = header_line(text, settings);
    if (chosen != nullptr && !found) continue;
    chosen = &sheet, header = found, csv = std::move(text);
    if (found) break;
  }
  if (chosen == nullptr) return fail(settings.sheet.empty() ? "tenders.files.no_rows" : "tenders.files.no_sheet", Kind::kBadInput, {{"expected", settings.sheet}, {"found", names}}, file);
  WorkbookText text;
  text.sheet = chosen->name;
  text.csv = header ? without_titles(std::move(csv), *header) : std::move(csv);
  const auto note = [&](const char* code, std::string count, std::string found) {
    text.notes.emplace_back(code, Kind::kBadInput, std::vector<std::pair<std::string, std::string>>{{"count", std::move(count)}, {"found", std::move(found)}}, file);
  };
  std::string others;
  for (const auto& sheet : book.sheets)
    if (&sheet != chosen && sheet.rows > 0) others += (others.empty() ? "" : ", ") + sheet.name + (sheet.hidden ? " (skjult/hidden)" : "");
  if (!others.empty()) note("tenders.files.other_sheets", "", others);
  if (chosen->hidden_rows > 0) note("tenders.files.hidden_rows", std::to_string(chosen->hidden_rows), chosen->name);
  if (!chosen->merged.empty()) note("tenders.files.merged", std::to_string(chosen->merged.size()), chosen->merged.front());
  if (book.macros) note("tenders.files.macros", "", "");
  return text;
}

}  // namespace meretid::tenders
