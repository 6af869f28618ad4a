// SPDX-License-Identifier: EUPL-1.2
// Every two firms of a market that met in enough tenders, and the bids by which they met. A tender with more than `most` bids gives no
// pairs (5,000 bids would give 12 million); how many were left out is told. Sorted by firm numbers. Pure, O(pair events log).
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/tenders/tests/market.h"

namespace meretid::tenders {

struct Meeting {
  std::uint32_t tender, bid_a, bid_b;
};
struct Pair {
  std::uint32_t a = 0, b = 0;         ///< firms of the market, a < b
  std::vector<Meeting> meetings;
};
struct Pairs {
  std::vector<Pair> pairs;
  std::size_t tenders_left_out = 0;
};
/// Only tenders with three bids or more count: with two, one bid says all about the other once the tender is taken out.
Pairs pairs_of(const Market& market, std::size_t fewest_meetings, std::size_t most_bids = 250);

}  // namespace meretid::tenders
