// SPDX-License-Identifier: EUPL-1.2
// The co-bidding graph: firms that bid in the same tender are joined; an edge knows how often they met and how often one of them won then.
// Its weight is Jaccard's index of their participations, meetings / tenders of either (Wachs and Kertesz, Scientific Reports 9:10818, 2019).
// Immutable after building, so threads may share it.
// Cost: O(sum n^2) meetings, kept in 4 bytes each while they are counted, then 12 bytes an edge and 8 for each of its ends. A tender
// with more than `most_bidders` bidders is represented by that many of them, drawn by the seed: 5,000 bids would give 12 million meetings
// that say little. Their number is told.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "solutions/tenders/bids/bid_table.h"
#include "solutions/tenders/tests/market.h"

namespace meretid::tenders {

struct Edge {
  std::uint32_t other = 0;    ///< the firm at the other end
  std::uint32_t meetings = 0;
  std::uint32_t won = 0;      ///< meetings that one of the two won
};

class CoBidGraph {
 public:
  struct Settings {
    std::size_t most_bidders = 200;
    std::uint32_t fewest_meetings = 1;  ///< edges with fewer are left out
    std::uint64_t seed = 1;
    unsigned threads = 2;
  };
  /// Tender t has the bids [first[t], first[t + 1]); firm is kNoFirm where nobody is named; winner, by tender, may be empty.
  /// A firm counts once in a tender.
  CoBidGraph(std::size_t firms, std::span<const std::uint64_t> first, std::span<const std::uint32_t> firm,
             std::span<const std::uint32_t> winner, const Settings& settings);
  static CoBidGraph of(const Market& market, const Settings& settings);
  static CoBidGraph of(const BidTable& table, const Settings& settings);

  std::size_t firms() const { return tenders_.size(); }
  std::size_t edges() const { return edges_.size() / 2; }
  std::size_t meetings() const { return meetings_; }
  std::size_t sampled_tenders() const { return sampled_; }
  /// Both ends know an edge; sorted by the other end.
  std::span<const Edge> of_firm(std::uint32_t f) const { return std::span(edges_).subspan(begin_[f], begin_[f + 1] - begin_[f]); }
  const Edge* between(std::uint32_t a, std::uint32_t b) const;
  std::uint32_t tenders(std::uint32_t f) const { return tenders_[f]; }
  std::uint32_t wins(std::uint32_t f) const { return wins_[f]; }
  double weight(std::uint32_t f, const Edge& edge) const {
    return edge.meetings / (static_cast<double>(tenders_[f]) + tenders_[edge.other] - edge.meetings);
  }
  /// Sum of weights at a firm.
  double strength(std::uint32_t f) const;
  std::size_t bytes() const;

 private:
  std::vector<std::uint32_t> tenders_, wins_;
  std::vector<std::uint64_t> begin_;
  std::vector<Edge> edges_;
  std::size_t meetings_ = 0, sampled_ = 0;
};

}  // namespace meretid::tenders
