// SPDX-License-Identifier: EUPL-1.2
// What award notices alone tell of a market, where only the winner, the buyer and the number of bids are public (as in most of Denmark):
// how often there was one bid, how concentrated wins are, whether winners take turns, whether a buyer keeps to one supplier. Weaker than
// what bids tell: none of this can see a cover bid. Pure; O(n log n) and up to 9,999 draws of n for the turns.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "solutions/tenders/bids/bid_table.h"
#include "solutions/tenders/tests/outcome.h"

namespace meretid::tenders {

/// One award. Unknown: kNoFirm, 0 bids. In order of time.
struct Notice {
  std::uint32_t winner = kNoFirm, buyer = kNoFirm;
  std::uint32_t bids = 0;
};

/// Single bids here against a rate from elsewhere (comparable markets), one-sided: P(at least so many), mid-p. found, expected: tenders with one bid.
/// At least 20 notices that tell the number of bids; 0 < usual < 1.
Outcome single_bids(std::span<const Notice> notices, double usual);

/// Herfindahl-Hirschman index of wins, 0 … 1; 0 without a winner. A figure, not a test: there is no share that competition must have.
double concentration(std::span<const Notice> notices);

/// How seldom a winner wins the next award too, against all orders of the same wins; one-sided. Who bid is not known, so a firm that enters
/// seldom looks like one that waits its turn. At least 15 awards, at least two firms with three wins.
Outcome turns(std::span<const Notice> notices, std::uint64_t seed);

struct Attachment {
  std::uint32_t buyer = kNoFirm, winner = kNoFirm;
  Outcome outcome;  ///< found, expected: awards of the buyer to this winner; used: awards of the buyer
};
/// Each buyer with at least 5 awards and its most frequent supplier: the hypergeometric chance of at least so many of the supplier's wins
/// falling to this buyer, times the buyer's number of suppliers, since the most frequent was picked. Smallest p first.
std::vector<Attachment> attachments(std::span<const Notice> notices);

}  // namespace meretid::tenders
