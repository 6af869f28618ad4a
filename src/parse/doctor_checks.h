// SPDX-License-Identifier: EUPL-1.2
// The parts of doctor(): walls, tools, home. Each appends its checks. Thread-safe.
#pragma once

#include <filesystem>
#include <vector>

#include "base/catalogue.h"
#include "parse/doctor.h"

namespace meretid::parse {

/// Gives the names of the walls that stand around the pure and the tool profile.
struct WallNames {
  std::string pure, tool;
};
WallNames check_walls(const Sandbox& sandbox, base::Language language, std::vector<Check>& checks);
void check_tools(const Sandbox& sandbox, base::Language language, std::vector<Check>& checks);
void check_home(const std::filesystem::path& home, base::Language language, std::vector<Check>& checks);

}  // namespace meretid::parse
