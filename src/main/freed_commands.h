// SPDX-License-Identifier: EUPL-1.2
// meretid freed: the board of freed time on the command line; meretid freed import: samples of work by hand from a file.
#pragma once

#include "main/command.h"

namespace meretid::program {

HouseCommands freed_commands();

}  // namespace meretid::program
