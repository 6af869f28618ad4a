// SPDX-License-Identifier: EUPL-1.2
// A tender beside its market and beside the other tenders of its firms. Made once for a file; O(bids), then O(market log market) for each
// market that is asked for. Used by one thread.
#pragma once

#include <array>
#include <span>
#include <unordered_map>
#include <vector>

#include "solutions/tenders/hall/make_screening.h"

namespace meretid::tenders::hall {

class Listed {
 public:
  explicit Listed(const Measured& measured);

  std::span<const std::size_t> of_market(std::uint32_t market) const;
  /// Each tender once, in the order of the file.
  std::span<const std::size_t> of_firm(std::uint32_t firm) const;

  /// Share of the market's tenders of two bids or more with a lower score; 0 below two bids.
  double place(std::size_t tender);
  /// The screens that are defined for as many bids, each with its share below.
  std::vector<FigureRow> figures(std::size_t tender);

  struct Alike { std::size_t tender = 0, shared = 0; };
  /// Other tenders with at least two of its firms: those that share most, of these the most unusual.
  std::vector<Alike> alike(std::size_t tender, std::size_t most) const;

 private:
  static constexpr std::size_t kFigures = 9;  // score, then the screens that are told
  using Sorted = std::array<std::vector<double>, kFigures>;
  double figure(std::size_t tender, std::size_t which) const;
  const Sorted& sorted(std::uint32_t market);
  double below(std::size_t tender, std::size_t which);

  const Measured& m_;
  std::vector<std::size_t> market_first_, by_market_, firm_first_, by_firm_;
  std::unordered_map<std::uint32_t, Sorted> sorted_;
};

}  // namespace meretid::tenders::hall
