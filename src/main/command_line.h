// SPDX-License-Identifier: EUPL-1.2
// `meretid ROOM VERB INPUT…` and the few commands of the house itself. One call per process.
#pragma once

#include <string>
#include <vector>

#include "main/command.h"
#include "main/terminal.h"
#include "solution/registry.h"

namespace meretid::program {

/// Words without the program's name. Gives the exit status: 0 good, 2 usage, 3 bad input, 4 not found, 5 refused, 70 internal.
int command_line(std::vector<std::string> words, const solution::Registry& registry, const HouseCommands& commands, Terminal terminal);

}  // namespace meretid::program
