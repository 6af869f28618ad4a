// SPDX-License-Identifier: EUPL-1.2
// A proposal as somebody reads it: every sentence of the machine in their language, and no codes beside them. Pure.
#pragma once

#include "solutions/access/propose/proposal.h"

namespace meretid::access {

void show(FindingRow& row, base::Language language);
Proposal shown(Proposal proposal, base::Language language);

}  // namespace meretid::access
