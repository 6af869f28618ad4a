// SPDX-License-Identifier: EUPL-1.2
// The command line of the room: meretid nightwatch train, evaluate, replay, simulate, bench. Each enters its verb in the hall.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::nightwatch {

void enter_train(solution::Hall& hall);
void enter_evaluate(solution::Hall& hall);
void enter_replay(solution::Hall& hall);
void enter_simulate(solution::Hall& hall);

}  // namespace meretid::nightwatch
