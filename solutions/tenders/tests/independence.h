// SPDX-License-Identifier: EUPL-1.2
// Conditional independence (Bajari and Ye, "Deciding between competition and collusion", Review of Economics and Statistics 85, 2003,
// condition A): given what all can see, one competitor's bid says nothing about another's.
//
// Residuals within a tender sum to 0, so even independent ones correlate by -1 / (n - 1). Fisher's z on their correlation would call
// every small market collusive. Here the null is exchange instead: given the residuals of a tender, each bidder may have had each of
// them. Then with q2, q4 the sums of squares and fourth powers,
//   E r_i r_j = -q2 / (n (n - 1)),   E (r_i r_j)^2 = (q2^2 - q4) / (n (n - 1)),
// and the sum over the pair's meetings, minus its expectation, over its deviation, is about standard normal. Two-sided: bids that move
// together (covers of one winner) and bids that avoid each other (one high when the other is low) both count.
// At least 10 meetings in tenders with three bids or more. Pure, O(meetings).
#pragma once

#include "solutions/tenders/tests/outcome.h"
#include "solutions/tenders/tests/pairs.h"
#include "solutions/tenders/tests/residuals.h"

namespace meretid::tenders {

inline constexpr std::size_t kFewestMeetings = 10;

/// statistic: z. found: the correlation beyond what centring makes, expected 0. used: meetings.
Outcome independence(const Pair& pair, const Market& market, const Residuals& residuals);

}  // namespace meretid::tenders
