// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/columns.h"

#include <algorithm>

#include "solutions/arrivals/series/csv.h"
#include "solutions/arrivals/series/moment_text.h"

namespace meretid::arrivals::hall {
namespace {

constexpr std::size_t kRows = 50;

// An empty field is an hour that was not observed.
bool whole_number(std::string_view text) { return text.size() <= 9 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }); }

// A count that is odd, but meant as one: it is told of when the file is read.
bool number_like(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto point = text.find_first_of(",.");
  if (point == std::string_view::npos) return whole_number(text);
  return point > 0 && whole_number(text.substr(0, point)) && whole_number(text.substr(point + 1));
}

}  // namespace

Columns columns_of(std::string_view csv, const Settings& settings) {
  CsvRows rows(csv);
  Columns columns;
  columns.names = rows.header();
  std::vector<std::vector<std::string>> first;
  while (first.size() < kRows) {
    const auto* row = rows.next();
    if (!row) break;
    first.push_back(*row);
  }
  const auto all = [&](std::size_t column, auto fits) {
    return !first.empty() && std::ranges::all_of(first, [&](const auto& row) { return fits(column < row.size() ? row[column] : std::string()); });
  };
  std::size_t time = columns.names.size();
  for (std::size_t c = columns.names.size(); c-- > 0;)
    if (all(c, [](const std::string& text) { return moment_from(text).has_value(); })) time = c;
  columns.time = settings.time.value_or(time < columns.names.size() ? columns.names[time] : "");
  if (settings.value) {
    if (!settings.value->empty()) columns.value = *settings.value;
    return columns;
  }
  for (const auto fits : {&number_like, &whole_number})
    for (std::size_t c = columns.names.size(); c-- > 0;)
      if (c != time && columns.names[c] != columns.time && all(c, fits) && std::ranges::any_of(first, [c](const auto& row) { return c < row.size() && !row[c].empty(); }))
        columns.value = columns.names[c];
  return columns;
}

}  // namespace meretid::arrivals::hall
