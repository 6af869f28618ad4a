// SPDX-License-Identifier: EUPL-1.2
// A group of firms against random groups (Conley and Decarolis, "Detecting bidders groups in collusive auctions", AEJ Microeconomics 8,
// 2016). Each random group has as many firms, each of them replaced by one of the firms that bid about as often. Three statistics:
// participation: meetings among members, relative to what their activity alone would give (they enter together);
// closeness: how far apart members' bids lie in the same tender, after tender and firm are taken out (they bid alike, or apart);
// pull: how far members move the mean of the bids, which decides an average-bid auction.
// p = share of random groups at least as extreme, up to 10,000 of them; one-sided: more meetings, closer bids, more pull.
//
// A group that was found by who meets whom must not be tested for meeting: its participation p would be small by construction. That test
// is for groups that someone names. Closeness and pull are computed from amounts, given who met, so they may test any group.
// At least 10 meetings (tenders with two members or more) and three times as many other firms as members. Pure, O(draws x members' bids).
#pragma once

#include <cstdint>
#include <span>

#include "solutions/tenders/tests/market.h"
#include "solutions/tenders/tests/outcome.h"
#include "solutions/tenders/tests/residuals.h"

namespace meretid::tenders {

struct GroupTest {
  Outcome participation;  ///< found and expected: pairs of members that met, over tenders
  Outcome closeness;      ///< found and expected: mean distance of members' bids, in deviations
  Outcome pull;           ///< found and expected: mean distance the mean moves without the members, in deviations
};
GroupTest group_test(const Market& market, const Residuals& residuals, std::span<const std::uint32_t> group, std::uint64_t seed,
                     int draws = 9999);

}  // namespace meretid::tenders
