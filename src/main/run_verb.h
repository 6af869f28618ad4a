// SPDX-License-Identifier: EUPL-1.2
// Runs a room's verb or job here, in this process, on a private store that goes away; what stays is `--out`.
#pragma once

#include <string>
#include <vector>

#include "main/terminal.h"
#include "solution/registry.h"

namespace meretid::program {

/// `words`: what stands behind ROOM VERB. Gives the exit status.
int run_verb(const solution::Registry& registry, const std::string& room, const std::string& verb,
             const std::vector<std::string>& words, const Terminal& terminal);

}  // namespace meretid::program
