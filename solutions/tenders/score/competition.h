// SPDX-License-Identifier: EUPL-1.2
// What two screens look like under competition, by the number of bids: simulated first-price auctions in equilibrium with independent
// private costs (uniform and lognormal laws, some with costs that move together; a fixed seed). Both are free of the contract's size and, but for a constant, of how widely
// costs are spread. Immutable after construction, thread-safe. Building takes a fifth of a second.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace meretid::tenders {

/// Of one number of bids.
struct CompetitionAt {
  double mean = 0;       ///< of log CV, for a spread of costs that is the same for every number of bids
  double variance = 0;   ///< of log CV
  double upper = 0;      ///< mean square of log CV above its median, from the median: what sound tenders alone would show
  double median = 0;     ///< of log CV
  double correlation = 0;///< of the two normal scores below
  std::vector<double> spread;  ///< quantiles of log CV - mean, rising, evenly spaced in probability
  std::vector<double> gap;     ///< quantiles of `gap_of`, rising; empty below 3 bids
};

class Competition {
 public:
  Competition();
  /// The nearest number of bids that was simulated; bids >= 2.
  const CompetitionAt& at(std::size_t bids) const;

  /// Normal score of a low spread: `residual` is log CV less what is expected here. > 0: closer together than competition gives.
  static double low_spread(const CompetitionAt& at, double residual);
  /// Normal score of a wide gap between the lowest bid and the others, given `gap_of`. > 0: wider than competition gives.
  static double wide_gap(const CompetitionAt& at, double gap);

 private:
  std::vector<CompetitionAt> at_;
  std::vector<std::uint8_t> place_;  // by the number of bids, up to the largest simulated
};

/// The one table of the program, made at first use.
const Competition& competition();

/// Log of RDALT, softened so that equal bids stay finite; for 3 bids or more.
double gap_of(double rdalt);
/// Log of CV, not below one in ten thousand.
double spread_of(double cv);

}  // namespace meretid::tenders
