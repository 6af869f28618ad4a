// SPDX-License-Identifier: EUPL-1.2
// Words of a command line into the JSON of described structs, which is then read and checked like any other. A field
// "max_cost" is the flag --max-cost; bool fields need no value; lists may be repeated; a positional field takes the words
// without a flag; fields that hold structs or free JSON take a file with JSON, or the JSON itself.
// Not thread-safe (CLI11); called once, from main.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "describe/type.h"
#include "describe/upload.h"

namespace meretid::describe {

/// Takes a file in and gives what the JSON says of it. `name`: its path as the case will know it.
using TakeFile = std::function<Result<Upload>(const std::filesystem::path& file, const std::string& name)>;

/// JSON of each type, in their order; a flag belongs to the first type that has the field. Errors are kUsage, a file that is
/// not there kNotFound.
Result<std::vector<std::string>> flags_to_json(const std::vector<const Type*>& types, const std::vector<std::string>& words,
                                               const TakeFile& take);

std::string flag_name(const Field& field);  ///< "--max-cost"

}  // namespace meretid::describe
