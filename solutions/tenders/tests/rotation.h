// SPDX-License-Identifier: EUPL-1.2
// Do the firms of a group take turns? Only tenders count where at least two of the group bid and one of them won. Two questions:
// repeats: how seldom the last winner, bidding again, wins again (a runs test);
// waiting: whether the winner is the bidder who has waited longest (winning regressed on the time since the last win, within tenders).
// Null: in each tender chance decides among the members who bid, with strengths of their own (Luce's choice model). Given how often each
// member won, every sequence of winners that gives the same counts and lets only bidders win is then equally likely, whatever the
// strengths. Sequences are drawn by exchanging the winners of two tenders where both bid (Besag and Clifford, "Generalized Monte Carlo
// significance tests", Biometrika 76, 1989: exact for any number of exchanges), up to 19,999. One-sided, towards turns.
// Not every rotation is a ring: capacity limits make busy firms bid higher. At least 15 such tenders, at least two firms with three
// wins. Pure, O(draws x bids).
#pragma once

#include <cstdint>
#include <span>

#include "solutions/tenders/tests/market.h"
#include "solutions/tenders/tests/outcome.h"

namespace meretid::tenders {

struct Rotation {
  Outcome repeats;  ///< found and expected: tenders won by the last winner
  Outcome waiting;  ///< found and expected: mean rank of the winner's waiting time among the bidders, 0 the shortest, 1 the longest
};
/// `group`: firms of the market, each once.
Rotation rotation(const Market& market, std::span<const std::uint32_t> group, std::uint64_t seed);

}  // namespace meretid::tenders
