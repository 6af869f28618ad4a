// SPDX-License-Identifier: EUPL-1.2
// What is held on a person: subject list, export, erase.
#pragma once

#include "main/command.h"

namespace meretid::program {

HouseCommands subject_commands();

}  // namespace meretid::program
