// SPDX-License-Identifier: EUPL-1.2
// Which archives the room may read: <home>/access.toml, written by whoever runs the server. Nobody else ever names a path.
//
//   [archives.teknik]              # the code: letters, digits, - and _; the record names it
//   name = "Teknik og Miljø"       # what people see
//   path = "/srv/arkiv/teknik"     # from the home folder, where it does not begin with "/"
//   role = "auditor"               # optional: only for members of the room who have this role in it, too
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "people/role.h"

namespace meretid::access::collect {

struct Archive {
  std::string code, name;
  std::filesystem::path path;
  std::optional<people::Role> role;
};

/// By name. Nothing there: no archives. "access.collect.settings" with line, what was found, what is allowed.
Result<std::vector<Archive>> read_archives(const std::filesystem::path& home);
Result<std::vector<Archive>> parse_archives(std::string_view toml, const std::filesystem::path& home);

/// "access.collect.unknown_archive".
Result<Archive> archive_of(const std::filesystem::path& home, std::string_view code);

}  // namespace meretid::access::collect
