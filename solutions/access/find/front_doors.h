// SPDX-License-Identifier: EUPL-1.2
// The front door of an authority is nobody's: its address and mailbox right behind its own name in the head or foot of a letter, and what is
// called a main mailbox anywhere. Pure; linear in the claims.
#pragma once

#include <vector>

#include "solutions/access/find/claim.h"
#include "solutions/access/find/reading.h"

namespace meretid::access {

/// `claims` by start, without overlap.
void leave_front_doors(const Reading& reading, std::vector<Claim>& claims);

}  // namespace meretid::access
