// SPDX-License-Identifier: EUPL-1.2
// The record's commands: audit verify, audit heads, audit export, audit key.
#pragma once

#include "main/command.h"
#include "record/verify.h"

namespace meretid::program {

HouseCommands audit_commands();

/// Whether the record is whole, how far it goes, and what does not fit.
void tell(const record::VerifyReport& report, const Terminal& terminal);

}  // namespace meretid::program
