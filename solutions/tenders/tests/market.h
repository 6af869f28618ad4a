// SPDX-License-Identifier: EUPL-1.2
// One market laid out for the tests: its tenders in the order of their dates (of the file where there are none), its firms numbered
// from 0, each firm once in a tender (its lowest bid: a second one is no second bidder). Immutable after making. Cost O(n log n).
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "solutions/tenders/bids/bid_table.h"

namespace meretid::tenders {

struct Market {
  static constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t id = 0;                ///< into BidTable::markets
  Format format = Format::kFirstPrice;
  bool dated = false;                  ///< every tender has a day
  bool winners_known = false;          ///< the file names winners, or the lowest bid wins by the format

  // By tender, in order of time.
  std::vector<std::uint32_t> tender;   ///< into BidTable
  std::vector<std::int32_t> day;
  std::vector<double> reserve;         ///< empty when not known
  std::vector<std::size_t> first{0};   ///< size() + 1
  std::vector<std::uint32_t> winner;   ///< index of the winning bid, or kNobody (not said, or several lowest)

  // By bid.
  std::vector<double> amount;
  std::vector<double> log_amount;
  std::vector<std::uint32_t> firm;     ///< 0 … firms() - 1, or kNobody

  // By firm.
  std::vector<std::uint32_t> firm_id;  ///< into BidTable::firms
  std::vector<std::size_t> bids_first{0};
  std::vector<std::uint32_t> bids_of_firm;  ///< indices of bids, in order of time

  std::size_t size() const { return tender.size(); }
  std::size_t firms() const { return firm_id.size(); }
  std::size_t bids(std::size_t t) const { return first[t + 1] - first[t]; }
  std::span<const double> amounts(std::size_t t) const { return std::span(amount).subspan(first[t], bids(t)); }
  std::span<const std::uint32_t> bids_by(std::uint32_t f) const {
    return std::span(bids_of_firm).subspan(bids_first[f], bids_first[f + 1] - bids_first[f]);
  }
  std::vector<std::uint32_t> tender_of_bid() const;
  /// The firm that won, or kNobody.
  std::uint32_t winning_firm(std::size_t t) const { return winner[t] == kNobody ? kNobody : firm[winner[t]]; }
};

/// `reserve` by tender of the table, or empty.
std::vector<Market> markets_of(const BidTable& table, std::span<const double> reserve = {});

}  // namespace meretid::tenders
