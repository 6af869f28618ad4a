// SPDX-License-Identifier: EUPL-1.2
// How often the firms of a tender meet elsewhere: for each pair the tenders in which both bid over those in which either does, this tender
// left out, and of that the mean over the tender's pairs. A ring needs its members in the same tenders, to cover and to be covered.
// Wachs and Kertész, "A network approach to cartel detection in public auction markets" (Sci. Rep. 9:10818, 2019). No label is used.
// Pure; O(sum n^2) pairs, some 60 ns each. Tenders of more than `kMostMeeting` bids are left out: the pairs say little there.
#pragma once

#include <vector>

#include "solutions/tenders/bids/bid_table.h"

namespace meretid::tenders {

inline constexpr std::size_t kMostMeeting = 300;

/// By tender, 0 to 1; 0 where no two firms are known. Five tenders are counted to each pair's, so that few meetings weigh little.
std::vector<double> meeting_of(const BidTable& table);

}  // namespace meretid::tenders
