// SPDX-License-Identifier: EUPL-1.2
// What a tender's bidders do elsewhere, as numbers for a forest: how the bids lie in the other tenders of the same firms and of the same
// pairs of firms, how often they have met, how they stand to each other there. Label-free: computed from the bids alone. A firm's name,
// number or history of verdicts is never a number here, so that what was learned of some firms can be asked about others.
//
// After Imhof, Karagök and Rutz (JCLE 14, 2018) for the interaction of pairs, Wachs and Kertész (Sci. Rep. 9:10818, 2019) for who bids
// with whom, Imhof and Wallimann (2021) for screens of coalitions. A tender's own bids never count among its "elsewhere".
// Pure. Cost: the sum over firms of (tenders a firm bids in)^2, and over tenders of (bidders)^2; 1,000 tenders of 12 bidders: 0.1 s.
// Of a firm in more than kMostTendersAFirm tenders an even sample is looked at; tenders of more than kMostBidders have no pairs.
#pragma once

#include <array>
#include <string_view>

#include "learn/forest.h"
#include "solutions/tenders/bids/bid_table.h"

namespace meretid::tenders {

inline constexpr std::size_t kMostTendersAFirm = 400, kMostBidders = 400;

/// "elsewhere": the mean over the bidders' other tenders; "together": over the other tenders where at least two of them met, by how many.
/// Screens are ranks within the market, -.5 .. .5, so that they mean the same in every market.
inline constexpr std::array<std::string_view, 28> kNetworkFeatureNames = {
    "elsewhere_n", "elsewhere_cv", "elsewhere_spd", "elsewhere_diffp", "elsewhere_rdnor", "elsewhere_skew", "elsewhere_kstest",
    "together_n", "together_cv", "together_spd", "together_diffp", "together_rdnor", "together_skew", "together_kstest",
    "elsewhere_cv_low",     // quartiles over the bidders
    "elsewhere_cv_high",
    "cv_less_elsewhere",    // this tender's rank less that of its bidders elsewhere
    "activity",             // mean log of the bidders' number of tenders
    "activity_spread",
    "met_before",           // share of pairs that met in another tender
    "jaccard",              // mean over pairs: tenders of both / tenders of either, this one left out
    "closest",              // mean over bidders of their highest one
    "exclusivity",          // share of the bidders' meetings elsewhere that were with each other
    "lift",                 // mean log of meetings over what their activity alone would bring
    "cover",                // of pairs' other meetings, the share where both bid in the upper half of the range
    "distance",             // of pairs' other meetings, the mean distance of their ranks
    "won_elsewhere",        // share of the bidders that were lowest anywhere else
    "share_known"};         // share of the bidders that bid elsewhere at all

/// A row per tender of the table; NaN where there is nothing to tell: no bidders named, no other tender.
learn::ExactTable network_features(const BidTable& table);

}  // namespace meretid::tenders
