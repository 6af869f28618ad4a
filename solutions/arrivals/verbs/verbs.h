// SPDX-License-Identifier: EUPL-1.2
// The verbs of Akut-prognose: forecast looks ahead, occupancy says how many are there at once, staff turns that into people, backtest looks back.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::arrivals {

void enter_backtest(solution::Hall& hall);
void enter_forecast(solution::Hall& hall);
void enter_occupancy(solution::Hall& hall);
void enter_staff(solution::Hall& hall);

}  // namespace meretid::arrivals
