// SPDX-License-Identifier: EUPL-1.2
// Files of the room's data folder, as they lie or packed by xz. Errors name the path and what was expected there.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace meretid::nightwatch {

/// FILE, or FILE.xz unpacked. "nightwatch.data.missing" (kNotFound) when neither is there, "nightwatch.data.unreadable" when it cannot be read.
Result<std::string> read_either(const std::filesystem::path& file);

/// The files of a folder NAME, or of NAME.tar.xz, below `data`: path within NAME ("S1/d1p01M") -> content, in order of names.
/// Of a tar file only ordinary files are taken (ustar, IEEE 1003.1-1990). "nightwatch.data.missing", "nightwatch.data.tar".
Result<std::map<std::string, std::string>> read_tree(const std::filesystem::path& data, const std::string& name);

/// The numbers of a line of comma separated text; empty when one of them is none.
std::vector<double> numbers_of(std::string_view line);
/// Lines without their ends; no empty last one.
std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace meretid::nightwatch
