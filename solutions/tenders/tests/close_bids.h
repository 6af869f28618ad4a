// SPDX-License-Identifier: EUPL-1.2
// Who wins when it is close (Kawai, Nakabayashi, Ortner and Chassang, "Using bid rotation and incumbency to detect collusion: a
// regression discontinuity approach", Review of Economic Studies 90, 2023). Among competitors chance decides a close tender, so just
// winning and just losing firms are alike in what went before. Where turns are taken the close winner has the smaller backlog; where
// contracts are kept, the close winner is more often the incumbent.
//
// Local linear regression of the outcome on Delta = (own bid - lowest other bid) / lowest bid with a jump at 0, separate slopes and
// triangular weights. Bandwidth 1.84 s n^(-1/5) with s the smaller of standard deviation and interquartile range / 1.349 (Silverman's
// rule as in Imbens and Kalyanaraman 2012, step 1), so from the running variable alone, never from the outcome. Variance clustered by
// tender (HC1), Student's t with (tenders - 4) degrees of freedom; two-sided. At least 20 bids on either side within the bandwidth. First price only.
// Pure, O(bids).
#pragma once

#include "solutions/tenders/tests/backlog.h"
#include "solutions/tenders/tests/market.h"
#include "solutions/tenders/tests/outcome.h"

namespace meretid::tenders {

inline constexpr std::size_t kFewestClose = 20;

struct Jump {
  Outcome outcome;       ///< statistic: t; found: the jump from just losing to just winning; expected: 0; used: bids within the bandwidth
  double low = 0, high = 0;  ///< 95 % interval of the jump
  double bandwidth = 0;  ///< of Delta
};
/// In units of backlog.h. Below 0: close winners had less to do.
Jump backlog_jump(const Market& market, const Backlog& backlog);
/// In shares. Above 0: close winners were more often the last winner.
Jump incumbency_jump(const Market& market, const Backlog& backlog);

}  // namespace meretid::tenders
