// SPDX-License-Identifier: EUPL-1.2
// The numbers of a tender that a forest may learn from. This is the only place that makes them, and so what is banned is banned by
// construction: no date, no id, no site, no row order, no column of the file but the bids themselves and who gave them; and who gave
// them only as what they do elsewhere (network_features.h). Why: a date leaks the label where a case has a period, an id memorises
// names (reference figures, section 6). Pure.
#pragma once

#include <string_view>
#include <vector>

#include "learn/forest.h"
#include "solutions/tenders/bids/bid_table.h"

namespace meretid::tenders {

enum class FeatureSet : std::uint8_t {
  kScreens,            ///< the ten screens, recomputed from the bids
  kScreensAndNetwork,  ///< and what the bidders do elsewhere; where the file names bidders
};

const std::vector<std::string_view>& feature_names(FeatureSet set);

/// A row per tender of the table.
learn::ExactTable tender_features(const BidTable& table, FeatureSet set);

/// Fewer bids say too little for screens; such a tender is neither learned from nor judged.
inline constexpr std::size_t kLeastBidsToLearn = 3;

/// The same tenders with the bids of firms f with `kept[f]` only; labels, markets and ids as they were.
BidTable with_firms(const BidTable& table, const std::vector<std::uint8_t>& kept);

}  // namespace meretid::tenders
