// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/office_columns.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "solutions/access/find/office_words.h"

namespace meretid::access {
namespace {

// A post that stands over others than staff as well ("Medarbejder", "Kontaktperson", "Leder") heads none.
bool heads(std::u32string_view cell) {
  while (!cell.empty() && (cell.back() == U'.' || cell.back() == U':' || cell.back() == U' ')) cell.remove_suffix(1);
  while (!cell.empty() && cell.front() == U' ') cell.remove_prefix(1);
  static constexpr std::array<std::u32string_view, 13> kHeads = {U"sagsbeh", U"sagsbehandler", U"init", U"initialer", U"sbh", U"bruger", U"oprettet af", U"udført af", U"noteret af", U"journalført af", U"forfatter", U"behandler", U"ansvarlig"};
  if (std::find(kHeads.begin(), kHeads.end(), cell) != kHeads.end()) return true;
  return cell.find(U' ') == cell.npos && is_office_title(cell) && !is_post_of_any_body(cell) && !cell.ends_with(U"medarbejder") && !cell.ends_with(U"kontaktperson");
}

}  // namespace

OfficeColumns::OfficeColumns(const Reading& reading) {
  constexpr std::size_t kFewest = 3;  // cells of a head; two are a label and its value
  constexpr std::int32_t kAside = 2;
  const auto& text = reading.text();
  struct Cell { std::int32_t start, end; };
  std::vector<Cell> cells;
  std::vector<std::pair<std::size_t, std::int32_t>> found;  // which cell of the head, and where it begins in its line
  bool by_marks = false;
  for (std::int32_t start = 0; start < text.size();) {
    cells.clear();
    bool marks = false;
    std::int32_t end = start, cell = start;
    for (; end <= text.size(); ++end) {
      const char32_t c = text.at(end);
      const bool ends = c == U'\n' || c == U'\f' || end == text.size();
      const bool mark = c == U'\t' || c == U'|' || c == U';';
      marks = marks || mark;
      if (ends || mark || (c == U' ' && text.at(end + 1) == U' ')) {
        std::int32_t first = cell;
        while (first < end && text.at(first) == U' ') ++first;
        if (first < end || mark) cells.push_back({first, end});
        while (!ends && !mark && text.at(end + 1) == U' ') ++end;
        cell = end + 1;
      }
      if (ends) break;
    }
    // Blanks before a bar make no cell of their own.
    if (marks) std::erase_if(cells, [&](const Cell& c) { return c.end == c.start && text.at(c.end) != U'\t' && text.at(c.start - 1) == U' '; });
    if (cells.empty()) {
      found.clear();
    } else if (found.empty()) {
      if (cells.size() >= kFewest)
        for (std::size_t k = 0; k < cells.size(); ++k)
          if (base::is_upper(text.at(cells[k].start)) && heads(text.lower_part(cells[k].start, cells[k].end))) found.emplace_back(k, cells[k].start - start), by_marks = marks;
      // "Sagsbehandler:   Mette Holm" is a field and heads nothing.
      if (std::any_of(cells.begin(), cells.end(), [&](const Cell& c) { return c.end > c.start && text.at(c.end - 1) == U':'; })) found.clear();
    } else {
      for (std::size_t k = 0; k < cells.size(); ++k)
        for (const auto& [number, column] : found)
          if (by_marks ? marks && k == number : !marks && std::abs(cells[k].start - start - column) <= kAside) cells_.emplace_back(cells[k].start, cells[k].end);
    }
    start = end + 1;
  }
}

bool OfficeColumns::holds(std::int32_t place) const {
  const auto cell = std::partition_point(cells_.begin(), cells_.end(), [&](const auto& c) { return c.second <= place; });
  return cell != cells_.end() && cell->first <= place;
}

}  // namespace meretid::access
