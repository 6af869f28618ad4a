// SPDX-License-Identifier: EUPL-1.2
// The walls around a child, raised by the child itself before it reads a byte of its input. Each one is independent of the
// others; see docs/walls.md for what stops what.
//   identity   as root: another user and group that own nothing, no capabilities (so that the process limit counts)
//   limits     memory, CPU seconds, size of files, number of processes and descriptors, no core file
//   landlock   no file (pure), read-only /usr and fonts and the private folder (tool); no TCP, no signals to the outside
//   seccomp    a short list of what may be called (pure), a long list of what may not (tool)
// Linux 5.13 has Landlock; without it the pure profile stands on seccomp alone and the tool profile needs bubblewrap.
// Single-threaded. Cost: below 1 ms.
#pragma once

#include <cstdint>
#include <string>

#include "parse/operation.h"

namespace meretid::parse {

/// What the parent says on the child's command line.
struct Plan {
  Profile profile = Profile::kPure;
  bool bubblewrap = false;      ///< tool: we already stand inside it
  std::int64_t memory = 0;      ///< bytes of address space
  std::int64_t seconds = 0;     ///< CPU
  std::int64_t scratch = 0;     ///< bytes of the largest file
  unsigned identity = 0;        ///< uid and gid to become when root
  std::string folder;           ///< tool: the private folder
  std::string program;          ///< tool under Landlock: our own file, which a tool may be told to run again
};

struct Standing {
  bool identity = false;
  int landlock = 0;             ///< ABI; 0 when the kernel has none
  bool seccomp = false;
  std::string missing;          ///< not empty: a wall without which the profile must not run
};

Standing raise_walls(const Plan& plan);

/// Highest ABI of Landlock that the kernel has; 0 without.
int landlock_version();
/// False when the kernel has Landlock but refuses it.
bool raise_landlock(const Plan& plan, int version);
bool raise_seccomp(Profile profile);

}  // namespace meretid::parse
