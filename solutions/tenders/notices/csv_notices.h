// SPDX-License-Identifier: EUPL-1.2
// Award notices as a table: a row is a lot with its winner and the number of bids, as national portals and TED give them out. Names of columns as in
// Danish and English files, or named. Pure; linear.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/notices/notice_table.h"

namespace meretid::tenders {

struct ReadNotices {
  NoticeTable table;
  std::vector<base::Error> notes;
  std::vector<std::pair<std::string, std::string>> columns;  ///< what was read from where
};

/// Has a column of numbers of bids, and none of single bids: then notices, not bids, stand in it.
bool looks_like_notices(std::string_view csv);

/// Of `settings`, tender, winner, market, date, amount, estimate and decimal are used. kBadInput: no column of tenders, or neither winners nor numbers of bids.
Result<ReadNotices> read_csv_notices(std::string_view csv, const ReadSettings& settings, std::string_view file);

}  // namespace meretid::tenders
