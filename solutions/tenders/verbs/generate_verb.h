// SPDX-License-Identifier: EUPL-1.2
// `meretid tenders generate`: an invented market to try the room on.
#pragma once

#include <string>

#include "solutions/tenders/simulate/market.h"

namespace meretid::solution { class Hall; }

namespace meretid::tenders {

/// Five trades: two where all compete, asphalt with a ring that takes turns, school buses with one that covers for whoever has the lowest
/// cost, both at work in a part of the tenders, and joinery where few firms meet often and compete. Names are invented.
simulate::Simulated invented_bids(std::uint64_t seed);
/// As a Danish spreadsheet saves it: semicolons, 29-03-2026, kroner; `truth` adds the column `plantet`.
std::string csv_of(const simulate::Simulated& bids, bool truth);

void enter_generate(solution::Hall& hall);

}  // namespace meretid::tenders
