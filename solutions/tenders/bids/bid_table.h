// SPDX-License-Identifier: EUPL-1.2
// Bids of many tenders by columns, grouped by tender: what every screen, test and network reads. Five million bids take some 150 MB.
// Immutable after reading, so threads may share it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace meretid::tenders {

inline constexpr std::uint32_t kNoFirm = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

/// How the winner is found. At an average-bid auction the lowest bid does not win, and screens of the lowest bid lose their meaning.
enum class Format : std::uint8_t { kFirstPrice, kAverageBid, kSeveralCriteria };

struct BidTable {
  // By bid. Those of tender t are [first[t], first[t + 1]), in the order of the file.
  std::vector<std::uint64_t> first{0};  ///< tenders() + 1
  std::vector<double> amount;           ///< > 0, in the currency of the file, net of VAT
  std::vector<std::uint32_t> firm;      ///< into `firms`, or kNoFirm; empty when the file names no bidders
  std::vector<std::uint8_t> won;        ///< 1 the winner; empty when the file does not say
  std::vector<std::uint64_t> row;       ///< line of the file, from 1 with the header

  // By tender.
  std::vector<std::string> tender;      ///< as the file writes it
  std::vector<std::uint32_t> market;    ///< into `markets`; all 0 when the file names none
  std::vector<std::int32_t> day;        ///< days since 1970-01-01, or kNoDay
  std::vector<std::uint32_t> left_out;  ///< rows of the tender without a usable bid; each is told in the notes of the reading
  std::vector<double> estimate;         ///< estimated or reserve price, 0 unknown; empty when no such column was named
  std::vector<std::int8_t> label;       ///< an authority's own verdict: 1, 0, or -1 unknown; empty when no such column was named

  std::vector<std::string> firms;       ///< as written first
  std::vector<std::string> markets{""};
  Format format = Format::kFirstPrice;

  std::size_t tenders() const { return tender.size(); }
  std::size_t bids() const { return amount.size(); }
  std::size_t bids_of(std::size_t t) const { return static_cast<std::size_t>(first[t + 1] - first[t]); }
  std::span<const double> amounts_of(std::size_t t) const { return std::span(amount).subspan(first[t], bids_of(t)); }
  /// Empty when the file names no bidders.
  std::span<const std::uint32_t> firms_of(std::size_t t) const {
    return firm.empty() ? std::span<const std::uint32_t>() : std::span(firm).subspan(first[t], bids_of(t));
  }
};

}  // namespace meretid::tenders
