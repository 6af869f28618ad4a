// SPDX-License-Identifier: EUPL-1.2
// "B3" as row and column, within what a sheet may have (ECMA-376: XFD1048576). Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace meretid::parse {

struct CellPlace {
  std::uint32_t row = 0;     ///< from 1
  std::uint32_t column = 0;  ///< from 0
};
std::optional<CellPlace> cell_place(std::string_view reference);

}  // namespace meretid::parse
