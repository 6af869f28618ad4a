// SPDX-License-Identifier: EUPL-1.2
// How long cases are kept: retention rules, due, set, hold, lift.
#pragma once

#include "main/command.h"

namespace meretid::program {

HouseCommands retention_commands();

}  // namespace meretid::program
