// SPDX-License-Identifier: EUPL-1.2
// The findings of one market, before p-values are adjusted for the number of markets. Pure.
#pragma once

#include "solutions/tenders/findings/findings.h"
#include "solutions/tenders/tests/market.h"

namespace meretid::tenders {

struct OneMarket {
  MarketFinding market;
  std::vector<PairFinding> pairs;
  std::vector<GroupFinding> groups;
};
OneMarket look_at(const Market& market, const FindingSettings& settings);

}  // namespace meretid::tenders
