// SPDX-License-Identifier: EUPL-1.2
// Files that the build put into the program (cmake/embed.cmake), by their path in the repository: "src/store/errors.toml".
// The bytes lie in the program image, so views stay valid for ever. Thread-safe. Cost: a binary search; the first call sorts.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace meretid::base {

std::optional<std::string_view> embedded(std::string_view path);

/// Paths that begin with `prefix`, in order of bytes. "" gives all.
std::vector<std::string_view> embedded_under(std::string_view prefix);

}  // namespace meretid::base
