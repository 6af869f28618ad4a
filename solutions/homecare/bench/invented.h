// SPDX-License-Identifier: EUPL-1.2
// The invented municipality that rows about days and fortnights are measured on, with travel times by its own roads.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "solutions/homecare/municipal/read.h"

namespace meretid::homecare::bench {

struct Size {
  int citizens = 0, routes = 0, days = 14;
};

Result<municipal::Read> invented(const Size& size, std::uint64_t seed, int threads);

}  // namespace meretid::homecare::bench
