// SPDX-License-Identifier: EUPL-1.2
// Bubblewrap (bwrap, a Debian package): namespaces of mounts, processes, network and the rest around a tool-profile child.
// Thread-safe. Cost: the first call tries what this machine allows, about 10 ms; later ones nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace meretid::parse {

enum class Bubblewrap {
  kNone,    ///< not installed, or no namespaces here (a container, a kernel setting)
  kAsRoot,  ///< without a user namespace: the child changes its identity instead
  kAsUser,  ///< with a user namespace
};

Bubblewrap bubblewrap();

/// The words before the child's own command line. `scratch`: size of the private /tmp.
std::vector<std::string> bubblewrap_command(Bubblewrap kind, const std::filesystem::path& program, std::int64_t scratch);

inline constexpr const char* kInsideProgram = "/meretid-parse";

}  // namespace meretid::parse
