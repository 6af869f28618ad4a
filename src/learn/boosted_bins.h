// SPDX-License-Identifier: EUPL-1.2
// A table as small whole numbers, column after column, for histograms: bin 0 is "missing", bin k holds the numbers above edge
// k-2 and at most edge k-1. Where a column has more different numbers than bins, the edges lie at its quantiles.
// For boosted_trainer.cc. Cost: one sort of each column.
#pragma once

#include <cstdint>
#include <vector>

#include "learn/boosted_trees.h"

namespace meretid::learn {

struct BinnedTable {
  std::size_t rows = 0;
  std::vector<std::uint8_t> bins;          ///< [column * rows + row]
  std::vector<std::vector<float>> edges;   ///< by column; bin k of a column ends at edges[k - 1]

  const std::uint8_t* column(std::size_t c) const { return bins.data() + c * rows; }
  /// With the missing one.
  std::size_t bins_of(std::size_t c) const { return edges[c].size() + 2; }
};

/// `kept`: the rows that edges are made for; they alone have bins, in this order.
BinnedTable bin(const Table& table, const std::vector<std::uint32_t>& kept, int most_bins);

}  // namespace meretid::learn
