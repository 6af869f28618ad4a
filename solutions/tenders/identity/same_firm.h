// SPDX-License-Identifier: EUPL-1.2
// Which bidders of a file may be one firm under two spellings. Only proposed: a person decides, and what was decided is applied, and nothing else.
// Names are compared by Jaro-Winkler (Winkler 1990) on bids/firm_name.h's key, the form of company apart. Two CVR numbers that differ are two
// firms, and so are names whose numbers differ. Pure. Cost: names that share a rare word or a beginning are compared, some 2 us a pair.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "solutions/tenders/bids/bid_table.h"

namespace meretid::tenders {

/// 0 … 1.
double jaro_winkler(std::u32string_view a, std::u32string_view b);

struct SameFirm {
  std::uint32_t a = 0, b = 0;     ///< into BidTable::firms, a < b
  double score = 0;               ///< of the names; at least kLeastScore
  bool other_form = false;        ///< "Jensen A/S" and "Jensen ApS": in Denmark often two firms
  std::size_t together = 0;       ///< tenders in which both bid: one firm seldom bids against itself
};
inline constexpr double kLeastScore = 0.92;
/// The highest score first, at most `most`.
std::vector<SameFirm> same_firm_proposals(const BidTable& table, std::size_t most = 500);

/// What people decided, by names as they stand in a file.
struct DecidedPair {
  std::string a, b;
  bool same = false;
};
/// A CSV "virksomhed;anden;samme" (or "firm","other","same"), ja/nej; written by the verb `firms`, filled in by a person. Rows without an answer are open.
Result<std::vector<DecidedPair>> read_decided(std::string_view csv, const std::string& file);

/// Firms that were decided to be one get the number of the one named first in the table; chains are followed (a = b, b = c). Gives how many firms fewer there are. A pair whose
/// names are not in the table changes nothing.
std::size_t merge_firms(BidTable& table, const std::vector<DecidedPair>& decided);

}  // namespace meretid::tenders
