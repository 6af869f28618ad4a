// SPDX-License-Identifier: EUPL-1.2
// The verbs of the finding: `meretid access find FILE…` and `meretid access train --data DIR --out DIR`.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::access {

void enter_find(solution::Hall& hall);
void enter_train(solution::Hall& hall);

}  // namespace meretid::access
