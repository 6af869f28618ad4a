// SPDX-License-Identifier: EUPL-1.2
// A ZIP of named parts, the same bytes each time. Linear.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace meretid::sheets {

Result<std::string> zip_of_parts(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace meretid::sheets
