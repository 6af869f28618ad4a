// SPDX-License-Identifier: EUPL-1.2
// `meretid access verify FILE…`: is anything hidden in these PDFs that somebody believes to be gone? Also for files that others made.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::access {

void enter_verify(solution::Hall& hall);

}  // namespace meretid::access
