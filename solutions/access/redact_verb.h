// SPDX-License-Identifier: EUPL-1.2
// The verb `meretid access redact`: proposal and release in one go, in this process, for scripts and for trying out.
#pragma once

#include "solution/hall.h"

namespace meretid::access {

void enter_redact(solution::Hall& hall);

}  // namespace meretid::access
