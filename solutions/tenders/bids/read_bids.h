// SPDX-License-Identifier: EUPL-1.2
// From a file of bids to a BidTable. CSV in long format (a row per bid) or wide (a row per tender: Bidder1, Bid1, Bidder2, Bid2, …); the
// separator is the one of , ; and tab that the header has most of; UTF-8, UTF-16 with a mark, ISO-8859-1 or Windows-1252; may be packed
// by xz. JSON is read as ocds.h says. Rows of one tender need not be adjacent. What cannot be used is told with line numbers and never dropped in silence: every
// tender of the file is in the table, if with no bid. Pure; linear; some 100 MB/s, and memory of the table and the file's own pages.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "solutions/tenders/bids/bid_table.h"

namespace meretid::tenders {

enum class Decimal : std::uint8_t { kDot, kComma };

/// Names of columns, exactly or but for case and signs. Empty: guessed among usual Danish and English names; `none` is never guessed.
struct ReadSettings {
  std::string tender, bidder, amount, winner, date, market, currency, estimate;
  std::string label;                ///< never guessed
  bool guess = true;                ///< false: only the columns that are named; tender and amount then must be
  std::optional<Decimal> decimal;   ///< else: a dot in files with commas between cells, what the amounts show in others
  Format format = Format::kFirstPrice;
};

struct ReadBids {
  BidTable table;
  std::vector<Error> notes;         ///< what was odd: how many rows and the first line numbers; "tenders.bids.…"
  /// What was read from where: {"tender", "Udbud"} …, for the report.
  std::vector<std::pair<std::string, std::string>> columns;
};

/// `file` is for messages. kBadInput: nothing in it, no table, a column that is not there (with those that are).
Result<ReadBids> read_bids(std::string_view bytes, const ReadSettings& settings, std::string_view file);
/// The file is mapped, not copied; kNotFound when it cannot be read.
Result<ReadBids> read_bids_file(const std::filesystem::path& file, const ReadSettings& settings);

}  // namespace meretid::tenders
