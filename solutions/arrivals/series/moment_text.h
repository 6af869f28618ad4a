// SPDX-License-Identifier: EUPL-1.2
// Times as files write them: "2026-03-29 07:30", "2026-03-29T07:30:00+02:00", "…Z", "29-03-2026 07.30", "29/03/2026", "2026-03-29".
// Pure; about 50 ns.
#pragma once

#include <optional>
#include <string_view>

#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {

struct MomentText {
  WallTime wall;                  ///< as written
  std::optional<int> ahead;       ///< minutes ahead of UTC, where an offset is written
  bool date_only = false;
};

/// Nothing where it is none of the forms, or a day that does not exist. Day before month in forms with the year last.
std::optional<MomentText> moment_from(std::string_view text);

}  // namespace meretid::arrivals
