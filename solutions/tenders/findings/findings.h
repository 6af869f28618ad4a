// SPDX-License-Identifier: EUPL-1.2
// All tests of all markets, and what of it an investigator should see first: markets, pairs of firms, groups of firms, each with a p-value
// over its own tests (Simes) and a q-value over all of its kind (Benjamini and Hochberg; Benjamini and Yekutieli on request). None of it
// says "ring": a small q says that competitors who do not know each other's bids rarely look like that.
//
// Groups come from three places: circles of the co-bidding graph; pairs whose bids are unusual, put together; and the whole market where
// it is small. They are then tested by what did not bring them up: how narrowly members beat each other and whose turn it was; circles also
// by how members' bids lie beside those of random groups.
// Pure; the same seed gives the same findings whatever the number of threads. Cost: some 10 ms for a market of 120 tenders.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "solutions/tenders/bids/bid_table.h"
#include "solutions/tenders/tests/outcome.h"

namespace meretid::tenders {

enum class Test : std::uint8_t {
  kMissingBids,      ///< narrow wins are missing
  kCompetitiveShare, ///< winners leave more money than competition explains
  kBacklog,          ///< close tenders go to who has less to do
  kIncumbency,       ///< close tenders go to who won last, or to who did not
  kExchangeability,  ///< firms react differently; shown, but not part of a market's p: firms that differ do so without any agreement
  kIndependence,     ///< bids move together, or against each other
  kCover,            ///< both bid high together
  kRepeats,          ///< the last winner seldom wins again
  kWaiting,          ///< who waited longest wins
  kCloseness,        ///< members bid closer to each other than random firms
  kPull,             ///< members move the mean
};

struct Tested {
  Test test = Test::kMissingBids;
  Outcome outcome;
  double width = 0;  ///< missing bids: what counts as narrow, relative; share: the deviation
};

struct MarketFinding {
  std::uint32_t market = 0;            ///< into BidTable::markets
  std::size_t tenders = 0, bids = 0, firms = 0;
  std::vector<Tested> tests;           ///< all that a market has, tested or not
  double competitive_most = 1, competitive_most_95 = 1;  ///< see competitive_share.h
  std::optional<double> p, q;
};
struct PairFinding {
  std::uint32_t market = 0, a = 0, b = 0;  ///< firms into BidTable::firms
  std::size_t meetings = 0;
  double weight = 0;                   ///< Jaccard's index of their participations
  std::vector<Tested> tests;
  std::optional<double> p, q;
};
enum class Origin : std::uint8_t { kCircle, kPairs, kWholeMarket };
struct GroupFinding {
  std::uint32_t market = 0;
  std::vector<std::uint32_t> firms;    ///< into BidTable::firms
  Origin origin = Origin::kCircle;
  double cohesion = 0, exclusivity = 0;
  std::size_t tenders = 0, wins = 0;   ///< where at least two members bid; of those, won by a member
  std::vector<Tested> tests;
  std::optional<double> p, q;
};
struct Findings {
  std::vector<MarketFinding> markets;  ///< the smallest p first, then those without one
  std::vector<PairFinding> pairs;
  std::vector<GroupFinding> groups;
};

struct FindingSettings {
  std::uint64_t seed = 1;
  unsigned threads = 2;
  bool any_dependence = false;         ///< Benjamini and Yekutieli
  std::size_t most_groups = 10;        ///< of one market; circles by cohesion times exclusivity
};
/// `reserve` by tender of the table, or empty.
Findings findings_of(const BidTable& table, std::span<const double> reserve, const FindingSettings& settings = {});

}  // namespace meretid::tenders
