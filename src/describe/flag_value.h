// SPDX-License-Identifier: EUPL-1.2
// The words given for one field, as JSON. Nothing is checked here that reading the JSON checks. Thread-safe as `take` is.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "describe/flags.h"
#include "describe/type.h"

namespace meretid::describe {

Result<std::string> flag_value(const Field& field, const std::vector<std::string>& words, const TakeFile& take);

}  // namespace meretid::describe
