// SPDX-License-Identifier: EUPL-1.2
// TypeScript types of described structs, so that the pages know the same fields. Pure, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "describe/type.h"

namespace meretid::describe {

/// One module: an exported type for each struct and enum that can be reached. What we write always has every field but empty
/// optionals; what we read may leave out what may be absent. A type reached from an output is written as an output.
std::string typescript(const std::vector<const Type*>& inputs, const std::vector<const Type*>& outputs);

}  // namespace meretid::describe
