// SPDX-License-Identifier: EUPL-1.2
// How busy a firm was when it bid: the value of what it won in this market in the time before, and whether it won the tender before.
// Tenders of one day do not see each other. Pure, O(bids).
#pragma once

#include <vector>

#include "solutions/tenders/tests/market.h"

namespace meretid::tenders {

inline constexpr std::int32_t kBacklogDays = 180;  ///< how long a contract is taken to occupy a firm
inline constexpr std::size_t kBacklogTenders = 20; ///< the same where there are no dates

struct Backlog {
  /// By bid: log(1 + contracts won / the firm's mean bid); NaN where the bidder is not named. The mean bid measures the size of a firm
  /// without looking at what it won: a firm's mean backlog would carry every win into the bids before it.
  std::vector<double> value;
  std::vector<std::uint8_t> incumbent;    ///< by bid: won the last tender before in which somebody won
};
Backlog backlog_of(const Market& market);

}  // namespace meretid::tenders
