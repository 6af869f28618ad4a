// SPDX-License-Identifier: EUPL-1.2
// The missing mass of close losing bids (Chassang, Kawai, Nakabayashi and Ortner, "Robust screens for noncompetitive bidding in
// procurement auctions", Econometrica 90, 2022). Competitors who cannot see each other's bids sometimes lose by a hair, and a narrow
// win is no rarer than a clear one; a designated winner whose rivals keep their distance never wins narrowly. So the margin
// Delta = (own bid - lowest other bid or reserve) / scale has a hole at 0.
//
// What is tested. Each tender gives one margin, that between the two lowest bids (a winner's -Delta and the runner-up's Delta are the
// same number). Of the margins, those below their 60 % quantile W are kept; given W they are a sample from a density on [0, W). Null:
// its logarithm falls linearly or is level there. Alternative: fewer below W / 4 than that density gives. The statistic is the efficient
// score of "fewer below W / 4" with the slope as nuisance, its distribution that of samples drawn from the fitted density (up to 19,999,
// fewer as soon as 30 of them are at least as extreme).
// Equal lowest bids count as the narrowest win, so against a hole; they are a screen of their own.
// At least 25 margins. First price only: elsewhere the lowest bid need not win. Pure, cost some milliseconds a market.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "solutions/tenders/tests/market.h"
#include "solutions/tenders/tests/outcome.h"

namespace meretid::tenders {

inline constexpr std::size_t kFewestMargins = 25;

/// Margin between the two lowest bids of each tender with two bids or more, relative to the reserve where it is known, else to the lowest.
std::vector<double> margins(const Market& market);
/// The same between the two lowest bids of a group's members, wherever outsiders lie: a ring that does not hold all bidders leaves the
/// hole only here. `group`: firms of the market.
std::vector<double> margins(const Market& market, std::span<const std::uint32_t> group);

struct Hole {
  Outcome outcome;      ///< found and expected: tenders won by less than `width`; statistic: the score, below 0 where there is a hole
  double width = 0;     ///< W / 4
  std::size_t near = 0; ///< tenders won by less than W
};
Hole hole_at_zero(std::span<const double> margins, std::uint64_t seed);
Hole missing_bids(const Market& market, std::uint64_t seed);

}  // namespace meretid::tenders
