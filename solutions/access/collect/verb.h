// SPDX-License-Identifier: EUPL-1.2
// `meretid access collect`: the acts of a request, found in an archive folder, as a list with reasons and a case folder that
// `meretid access redact` takes.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::access {

void enter_collect(solution::Hall& hall);

}  // namespace meretid::access
