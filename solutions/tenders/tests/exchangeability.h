// SPDX-License-Identifier: EUPL-1.2
// Exchangeability (Bajari and Ye 2003, condition B): competitors who are alike react alike. Log bids are explained by the tender, the
// firm and the firm's own backlog; the null is one slope for all firms, the alternative a slope for each. F test of the two fits, tender
// and firm taken out of both sides by alternating means (Frisch and Waugh). Firms with at least 15 bids, the 40 most active of them;
// at least three, with 60 bids more than there are parameters. Pure, O(firms^2 bids).
#pragma once

#include "solutions/tenders/tests/backlog.h"
#include "solutions/tenders/tests/market.h"
#include "solutions/tenders/tests/outcome.h"

namespace meretid::tenders {

/// statistic: F; found: firms with a slope of their own; used: bids.
Outcome exchangeability(const Market& market, const Backlog& backlog);

}  // namespace meretid::tenders
