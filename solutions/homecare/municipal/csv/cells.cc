// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/csv/cells.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "danish/calendar_date.h"

namespace meretid::homecare::municipal::csv {
namespace {

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.size() > 4 || value < 0) return std::nullopt;
  return value;
}

}  // namespace

Cells::Cells(const CsvTable& table) : table_(table) {
  for (const std::string& name : table.columns) names_.push_back(base::lower(name));
}

int Cells::column(const Column& column) const {
  const auto found = std::ranges::find_if(names_, [&](const std::string& name) { return name == column.en || name == column.da; });
  return found == names_.end() ? -1 : static_cast<int>(found - names_.begin());
}

const std::string& Cells::text(std::size_t row, const Column& wanted) const {
  static const std::string nothing;
  const int index = column(wanted);
  return index < 0 ? nothing : table_.rows[row].cells[static_cast<std::size_t>(index)];
}

Result<void> Cells::require(std::initializer_list<Column> columns) const {
  for (const Column& wanted : columns)
    if (column(wanted) < 0) return fail("homecare.csv.column", Kind::kBadInput, {{"en", wanted.en}, {"da", wanted.da}}, table_.file);
  return {};
}

std::optional<double> number_of(std::string_view text) {
  std::string plain(text);
  std::ranges::replace(plain, ',', '.');
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (plain.empty() || error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<Date> date_of(std::string_view text) {
  if (const auto iso = date_from_iso8601(text)) return iso;
  for (const char between : {'-', '.', '/'}) {
    const auto parts = parts_of(text, between);
    if (parts.size() != 3) continue;
    const auto day = whole(parts[0]), month = whole(parts[1]), year = whole(parts[2]);
    if (day && month && year && *year >= 1000) return danish::date_of(*day, *month, *year);
  }
  return std::nullopt;
}

std::optional<int> clock_of(std::string_view text) {
  const auto parts = parts_of(text, text.find(':') != text.npos ? ':' : '.');
  if (parts.size() < 2 || parts.size() > 3 || parts[0].size() > 2 || parts[1].size() != 2) return std::nullopt;
  const auto hour = whole(parts[0]), minute = whole(parts[1]), second = parts.size() == 3 ? whole(parts[2]) : std::optional(0);
  if (!hour || !minute || !second || *minute > 59 || *second > 59 || 60 * *hour + *minute > 24 * 60) return std::nullopt;
  return 60 * *hour + *minute;
}

std::optional<bool> yes_of(std::string_view text) {
  const std::string word = base::lower(text);
  for (const char* yes : {"ja", "yes", "true", "sand", "1", "x", "j", "y"})
    if (word == yes) return true;
  for (const char* no : {"", "nej", "no", "false", "falsk", "0", "n"})
    if (word == no) return false;
  return std::nullopt;
}

std::vector<std::string> parts_of(std::string_view text, char between) {
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  for (;;) {
    const std::size_t end = text.find(between);
    std::string_view part = text.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace meretid::homecare::municipal::csv
