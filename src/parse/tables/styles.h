// SPDX-License-Identifier: EUPL-1.2
// The number formats of a workbook's cell styles (ECMA-376 part 1, 18.8). Linear in the part.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "parse/tables/number_format.h"

namespace meretid::parse {

/// By the index that a cell names ("s").
Result<std::vector<NumberMeaning>> meanings_of_styles(std::string_view styles_part);

}  // namespace meretid::parse
