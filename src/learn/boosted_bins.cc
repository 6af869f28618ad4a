// SPDX-License-Identifier: EUPL-1.2
#include "learn/boosted_bins.h"

#include <algorithm>
#include <cmath>

namespace meretid::learn {
namespace {

// Between two neighbouring numbers, and never at the upper one.
float between(float low, float high) {
  const float middle = low + (high - low) * 0.5F;
  return middle >= low && middle < high ? middle : low;
}

std::vector<float> edges_of(std::vector<float> sorted, std::size_t most) {
  std::sort(sorted.begin(), sorted.end());
  std::vector<float> different = sorted;
  different.erase(std::unique(different.begin(), different.end()), different.end());
  std::vector<float> edges;
  if (different.size() <= most) {
    for (std::size_t i = 1; i < different.size(); ++i) edges.push_back(between(different[i - 1], different[i]));
    return edges;
  }
  for (std::size_t k = 1; k < most; ++k) {
    const float low = sorted[k * sorted.size() / most];
    const auto high = std::upper_bound(different.begin(), different.end(), low);
    if (high == different.end()) break;
    const float edge = between(low, *high);
    if (edges.empty() || edge > edges.back()) edges.push_back(edge);
  }
  return edges;
}

}  // namespace

BinnedTable bin(const Table& table, const std::vector<std::uint32_t>& kept, int most_bins) {
  BinnedTable binned;
  binned.rows = kept.size();
  binned.bins.resize(kept.size() * table.columns);
  const std::size_t most = static_cast<std::size_t>(std::clamp(most_bins, 2, 255)) - 1;  // one is for "missing"
  std::vector<float> values;
  for (std::size_t c = 0; c < table.columns; ++c) {
    values.clear();
    for (const std::uint32_t row : kept)
      if (const float x = table.values[row * table.columns + c]; !std::isnan(x)) values.push_back(x);
    binned.edges.push_back(edges_of(values, most));
    const std::vector<float>& edges = binned.edges.back();
    std::uint8_t* out = binned.bins.data() + c * kept.size();
    for (const std::uint32_t row : kept) {
      const float x = table.values[row * table.columns + c];
      *out++ = std::isnan(x) ? std::uint8_t{0}
                             : static_cast<std::uint8_t>(1 + (std::lower_bound(edges.begin(), edges.end(), x) - edges.begin()));
    }
  }
  return binned;
}

}  // namespace meretid::learn
