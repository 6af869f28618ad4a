// SPDX-License-Identifier: EUPL-1.2
// Invented markets with known truth: competition in the equilibrium of equilibrium.h, and on request a ring planted in it. The same seed
// gives the same market on every machine. Pure; cost about 1 us a bid, and 20 ms more for each new mix of small and large firms.
//
// Competition. Firms enter by chance, each with a probability of its own, see how many bid, draw private costs and bid the equilibrium,
// scaled by the value of the contract. Two ways to depart from that model serve as stress tests: `common` and `regional` correlate the
// costs of bidders (a Gaussian copula) while they still bid as if costs were independent; `width_spread` lets the spread of costs differ
// from tender to tender, known to all bidders.
// Rings. Members who bid settle it among themselves: a designated winner bids as if the other members were not there, and the others
// bid above it. Where only one member bids, it competes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "solutions/tenders/bids/bid_table.h"
#include "solutions/tenders/simulate/cost_law.h"

namespace meretid::tenders::simulate {

enum class Ring : std::uint8_t {
  kNone,
  kRotating,  ///< it is the turn of the member who has gone longest without winning
  kCover,     ///< the member with the lowest cost wins, the others cover
};

struct MarketPlan {
  std::string name = "Marked";
  std::size_t firms = 12;
  std::size_t tenders = 100;
  double entry = 0.4;         ///< mean probability that a firm bids; a firm's own lies between half and one and a half of it
  std::size_t fewest = 2;     ///< drawn again until so many bid (at most `firms`)
  CostLaw law;
  double large_share = 0;     ///< share of large firms, see equilibrium.h
  double strength = 2;
  double value_spread = 0.8;  ///< standard deviation of the logarithm of contract values
  double width_spread = 0;    ///< the same of the spread of costs
  double common = 0;          ///< correlation of costs of all bidders, [0, 1)
  double regional = 0;        ///< further correlation inside a region; common + regional < 1
  std::size_t regions = 3;
  Format format = Format::kFirstPrice;

  Ring ring = Ring::kNone;
  std::size_t members = 4;    ///< the first firms of the market
  double cover_gap = 0.02;    ///< covers lie at least so far above the designated bid, relative to it,
  double cover_spread = 0.05; ///< and at most so much further
  double at_work = 1;         ///< share of the tenders, from the first on, in which the ring is at work; later its members compete
  double together = 0;        ///< where one member bids and the ring is at work, each other member joins with this probability
  double days_between = 7;    ///< mean, exponential
  std::int32_t first_day = 18262;  ///< 2020-01-01
};

struct Simulated {
  BidTable table;
  std::vector<double> reserve;          ///< by tender: highest bid that the buyer would accept
  std::vector<std::uint8_t> collusive;  ///< by tender: at least two members of a ring bid
  std::vector<std::uint8_t> in_ring;    ///< by firm
};

/// Markets one after the other in one table; no firm bids in two of them. At an average-bid auction bids are drawn around a common
/// discount and the bid next below the mean wins; a ring's members then bid close together, apart from the others, to move the mean.
Simulated simulate(std::span<const MarketPlan> plans, std::uint64_t seed);
Simulated simulate(const MarketPlan& plan, std::uint64_t seed);

}  // namespace meretid::tenders::simulate
