// SPDX-License-Identifier: EUPL-1.2
// What the administrators' page of the list asks.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::access {

void enter_authority(solution::Hall& hall);

}  // namespace meretid::access
