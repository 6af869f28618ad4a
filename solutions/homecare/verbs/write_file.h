// SPDX-License-Identifier: EUPL-1.2
// What verbs leave on disk. The folder is made where it is missing.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace meretid::homecare {

/// "homecare.plan.not_written" where the disk refuses.
Result<void> write_file(const std::filesystem::path& file, std::string_view text);

}  // namespace meretid::homecare
