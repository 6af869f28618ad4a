// SPDX-License-Identifier: EUPL-1.2
// Which columns of a file hold the times and the counts, where nobody has said so: the first one whose fields all read as times, and the
// first other one whose fields are all whole numbers, or else numbers; none: each row is one arrival. Looks at the first rows alone. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "solutions/arrivals/hall/settings.h"

namespace meretid::arrivals::hall {

struct Columns {
  std::vector<std::string> names;
  std::string time;                  ///< empty: none found
  std::optional<std::string> value;
};

Columns columns_of(std::string_view csv, const Settings& settings);

}  // namespace meretid::arrivals::hall
