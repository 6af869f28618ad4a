// SPDX-License-Identifier: EUPL-1.2
#include "parse/tables/workbook.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr std::uint32_t kMostColumns = 16'384, kMostRows = 1'048'576;

void put_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) out += static_cast<char>((value & 0x7fU) | 0x80U);
  out += static_cast<char>(value);
}

bool take_varint(std::string_view& from, std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    if (from.empty()) return false;
    const auto byte = static_cast<unsigned char>(from.front());
    from.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

bool has_number(CellKind kind) { return kind != CellKind::kText && kind != CellKind::kError; }

void put_cell(std::string& out, std::string_view text, char separator) {
  const bool quoted = text.find(separator) != text.npos || text.find_first_of("\"\r\n") != text.npos || text.starts_with(' ') || text.ends_with(' ');
  if (!quoted) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  out += '"';
}

}  // namespace

const Sheet* Workbook::first_shown() const {
  const auto shown = std::find_if(sheets.begin(), sheets.end(), [](const Sheet& s) { return !s.hidden && s.rows > 0; });
  if (shown != sheets.end()) return &*shown;
  return sheets.empty() ? nullptr : &sheets.front();
}

void SheetPacker::row(std::uint32_t number, const std::vector<SheetCell>& cells) {
  put_varint(packed_, number);
  put_varint(packed_, cells.size());
  for (const SheetCell& cell : cells) {
    put_varint(packed_, cell.column);
    packed_ += static_cast<char>(cell.kind);
    if (has_number(cell.kind)) packed_.append(reinterpret_cast<const char*>(&cell.number), sizeof cell.number);
    put_varint(packed_, cell.text.size());
    packed_ += cell.text;
  }
}

bool SheetRows::bad() {
  rest_ = {};
  cells_.clear();
  return sound_ = false;
}

bool SheetRows::next() {
  if (rest_.empty()) return false;
  std::uint64_t number = 0, count = 0;
  if (!take_varint(rest_, number) || !take_varint(rest_, count) || number <= number_ || number > kMostRows || count > kMostColumns) return bad();
  number_ = static_cast<std::uint32_t>(number);
  cells_.clear();
  for (std::uint64_t i = 0; i < count; ++i) {
    SheetCell cell;
    std::uint64_t column = 0, length = 0;
    if (!take_varint(rest_, column) || column >= kMostColumns || (!cells_.empty() && column <= cells_.back().column)) return bad();
    cell.column = static_cast<std::uint32_t>(column);
    if (rest_.empty() || static_cast<unsigned char>(rest_.front()) > static_cast<unsigned char>(CellKind::kError)) return bad();
    cell.kind = static_cast<CellKind>(rest_.front());
    rest_.remove_prefix(1);
    if (has_number(cell.kind)) {
      if (rest_.size() < sizeof cell.number) return bad();
      std::memcpy(&cell.number, rest_.data(), sizeof cell.number);
      rest_.remove_prefix(sizeof cell.number);
      if (!std::isfinite(cell.number)) return bad();
    }
    if (!take_varint(rest_, length) || length > rest_.size()) return bad();
    cell.text = rest_.substr(0, length);
    rest_.remove_prefix(length);
    if (!base::is_utf8(cell.text)) return bad();
    cells_.push_back(cell);
  }
  return true;
}

std::string column_name(std::uint32_t column) {
  std::string name;
  for (std::uint64_t rest = std::uint64_t{column} + 1; rest > 0; rest = (rest - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}

std::string sheet_csv(const Sheet& sheet, char separator, char decimal) {
  std::string out;
  std::uint32_t line = 1;
  for (SheetRows rows(sheet); rows.next();) {
    for (; line < rows.number(); ++line) out += '\n';
    std::uint32_t column = 0;
    for (const SheetCell& cell : rows.cells()) {
      for (; column < cell.column; ++column) out += separator;
      if (cell.kind != CellKind::kNumber) {
        put_cell(out, cell.text, separator);
        continue;
      }
      std::string number(cell.text);
      const auto dot = number.find('.');
      if (dot != number.npos && number.size() - dot == 4 && number.find('e') == number.npos) number += '0';
      if (dot != number.npos) number[dot] = decimal;
      put_cell(out, number, separator);
    }
    out += '\n';
    ++line;
  }
  return out;
}

}  // namespace meretid::parse
