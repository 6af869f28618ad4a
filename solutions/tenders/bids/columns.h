// SPDX-License-Identifier: EUPL-1.2
// Which column is what: as the user names it, else by the usual Danish and English names. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/tenders/bids/read_bids.h"

namespace meretid::tenders {

struct Columns {
  using Place = std::optional<std::size_t>;
  Place tender, bidder, amount, winner, date, market, currency, estimate, label;
  /// Wide format: a row has several bids, each a pair of columns. Empty in long format.
  struct Pair {
    Place bidder;
    std::size_t amount = 0;
    bool named = false;      ///< "Pris (vinder)", "Firma (vinder)": told apart by words; the same bid may stand in several rows of a tender
    bool winner = false;     ///< the words say that this one won
  };
  std::vector<Pair> wide;

  std::size_t last() const;  ///< the highest place in use
};

/// "Bud-beløb (kr.)" -> "budbeløbkr": letters and digits in lower case, so that names compare.
std::string column_key(std::string_view name);

/// kBadInput "tenders.bids.column" with what the file has, when a named column or a needed one is not there.
Result<Columns> columns_of(const std::vector<std::string>& header, const ReadSettings& settings, std::string_view file);

}  // namespace meretid::tenders
