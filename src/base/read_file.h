// SPDX-License-Identifier: EUPL-1.2
// A whole file in memory. Thread-safe; one read of the system per MiB.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace meretid::base {

/// nullopt when there is no such file, or it cannot be read: a folder, no right to it, gone while it was read. The caller knows what
/// the file was for and says so.
std::optional<std::string> read_file(const std::filesystem::path& file);

}  // namespace meretid::base
