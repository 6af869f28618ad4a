// SPDX-License-Identifier: EUPL-1.2
// What is left of a bid when the tender and the firm are taken out: log bid = tender + firm + residual, by alternating means, the firm
// effect shrunk by one bid and the spread of a firm's residuals by four, so that a firm seen twice is not explained away. Residuals are
// brought to one scale per firm, held within three deviations, and centred within the tender again.
// Pure, O(bids) for each of 20 rounds.
#pragma once

#include <vector>

#include "solutions/tenders/tests/market.h"

namespace meretid::tenders {

struct Residuals {
  std::vector<double> value;    ///< by bid; sums to 0 in every tender; 0 where a tender has one bid
  std::vector<double> square;   ///< by tender: sum of squares,
  std::vector<double> fourth;   ///< and of fourth powers
};
Residuals residuals_of(const Market& market);

}  // namespace meretid::tenders
