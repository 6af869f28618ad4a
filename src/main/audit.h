// SPDX-License-Identifier: EUPL-1.2
// The record's commands: audit verify, audit heads, audit export, audit key.
#pragma once

#include "main/command.h"

namespace meretid::program {

HouseCommands audit_commands();

}  // namespace meretid::program
