// SPDX-License-Identifier: EUPL-1.2
// backup, restore.
#pragma once

#include "main/command.h"

namespace meretid::program {

void add_backup_commands(HouseCommands& commands);

}  // namespace meretid::program
