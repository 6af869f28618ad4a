// SPDX-License-Identifier: EUPL-1.2
// What firms of two sizes bid in a first-price procurement auction with independent private costs and the reserve at the highest cost,
// when each knows how many of either size bid. A large firm has the lowest of `strength` draws from the law of small firms (a firm that
// grew by mergers, Waehrer and Perry, RAND Journal 34, 2003), so both have the same range of costs.
// One size: b(c) = c + integral over x > c of (1 - F(x))^(n-1) dx / (1 - F(c))^(n-1) (Krishna, Auction Theory, prop. 2.2, mirrored).
// Two sizes: the first-order conditions 1 / (b - c_s(b)) = sum over rivals j of d/db of -log(1 - F_j(c_j(b))) (Lebrun 1999; Maskin and
// Riley 2000) solved upwards from the lowest bid, which is found by bisection (Marshall et al. 1994).
// Pure; a value may be read by several threads. Cost: some milliseconds for two sizes, microseconds for one.
#pragma once

#include <cstddef>
#include <vector>

#include "solutions/tenders/simulate/cost_law.h"

namespace meretid::tenders::simulate {

class Equilibrium {
 public:
  /// A bidder without a rival bids the highest cost of the law, which is the reserve. strength >= 1.
  Equilibrium(const CostLaw& law, std::size_t small, std::size_t large, double strength);

  /// What a firm of that size (0 small, 1 large) bids when its cost is at quantile u of its own law.
  double bid(std::size_t size, double u) const;
  double cost(std::size_t size, double u) const;
  /// The most that a firm of any size and cost could gain by bidding otherwise, as a share of the mean profit of its size: 0 in an
  /// exact equilibrium. Measured on a grid.
  double largest_gain() const;

 private:
  void solve_two_sizes();
  double share_above(std::size_t size, double bid) const;
  double chance_to_win(std::size_t size, double bid) const;

  CostLaw law_;
  std::size_t firms_[2];
  double strength_[2];
  std::vector<double> bids_[2];  ///< by cost quantile, rising
};

}  // namespace meretid::tenders::simulate
