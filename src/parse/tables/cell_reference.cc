// SPDX-License-Identifier: EUPL-1.2
#include "parse/tables/cell_reference.h"

namespace meretid::parse {

std::optional<CellPlace> cell_place(std::string_view reference) {
  std::size_t at = 0;
  std::uint32_t column = 0, row = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 4; ++at) column = column * 26 + static_cast<std::uint32_t>(reference[at] - 'A' + 1);
  const std::size_t letters = at;
  for (; at < reference.size() && reference[at] >= '0' && reference[at] <= '9' && at < letters + 8; ++at) row = row * 10 + static_cast<std::uint32_t>(reference[at] - '0');
  if (letters == 0 || at != reference.size() || row == 0 || row > 1'048'576 || column > 16'384) return {};
  return CellPlace{row, column - 1};
}

}  // namespace meretid::parse
