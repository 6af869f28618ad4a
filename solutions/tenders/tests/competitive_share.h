// SPDX-License-Identifier: EUPL-1.2
// How many bids competition can explain at most (Chassang et al., Econometrica 90, 2022, section 4), from deviations upwards. A
// competitor of cost c who bids b must not gain by bidding b (1 + rho): with D(rho) the chance that b (1 + rho) still wins,
//   (b (1 + rho) - c) D(rho) <= (b - c) D(0).
// With (b - c) / b <= m, averaged over bids, this holds for no cost at all unless D(0) - D(rho) >= D(rho) rho / m: where nobody is near
// the winner, every winner gave money away. Any mix of competitive beliefs may stand behind the rest, so the competitive share is at most
//   1 - max(0, D(rho) - (D(0) - D(rho)) m / rho).
// (Deviations downwards do not lower this bound when beliefs may differ from bid to bid, since one may believe in a margin near 0.)
// D(0) - D(rho) counts tenders won by less than rho, which under competition are at least rho / (rho + m) of all: an exact binomial
// test, conservative by construction (its p is not uniform under competition, it is rarely small at all). Smallest of five rho times
// five. m = 1/3, a mark-up on costs of at most 50 %. At least 25 margins. Pure, O(n log n).
#pragma once

#include <array>
#include <span>

#include "solutions/tenders/tests/market.h"
#include "solutions/tenders/tests/outcome.h"

namespace meretid::tenders {

inline constexpr std::array<double, 5> kDeviations{0.001, 0.0025, 0.005, 0.01, 0.02};
inline constexpr double kLargestMargin = 1.0 / 3;

struct CompetitiveShare {
  Outcome outcome;      ///< found and expected: tenders won by less than `deviation`, and the fewest that competition allows
  double deviation = 0; ///< the rho that tells most
  double most = 1;      ///< the competitive share is at most this,
  double most_95 = 1;   ///< and with 95 % certainty (one-sided) at most this
};
/// margins as in missing_bids.h; `bids` is how many bids stand behind them.
CompetitiveShare competitive_share(std::span<const double> margins, std::size_t bids);
CompetitiveShare competitive_share(const Market& market);

}  // namespace meretid::tenders
