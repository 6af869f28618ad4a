// SPDX-License-Identifier: EUPL-1.2
// Awards as notices tell them: who won, of how many, for what; the lowest and highest bid where they are told; never the losing bids. Immutable after
// reading, so threads may share it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "solutions/tenders/bids/bid_table.h"

namespace meretid::tenders {

/// One lot. Unknown: empty, kNoFirm, kNoDay, 0.
struct Award {
  std::string tender;                ///< "123456-2023 LOT-0001", or as the file writes it
  std::uint32_t winner = kNoFirm;    ///< into NoticeTable::firms
  std::uint32_t buyer = kNoFirm;     ///< into `buyers`
  std::uint32_t market = 0;          ///< into `markets`
  std::int32_t day = kNoDay;
  std::uint32_t bids = 0;            ///< how many were received
  double amount = 0;                 ///< of the award
  double lowest = 0, highest = 0;    ///< of the bids that were received
  double estimate = 0;
  std::uint64_t row = 0;             ///< line of the file, or number of the notice in it, from 1
};

struct NoticeTable {
  std::vector<Award> awards;         ///< in the order of the file
  std::vector<std::string> firms, buyers, markets{""};
};

}  // namespace meretid::tenders
