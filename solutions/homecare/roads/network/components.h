// SPDX-License-Identifier: EUPL-1.2
// Parts of a network within which one gets from everywhere to everywhere and back: strongly connected components by Tarjan
// (SIAM J. Comput. 1(2), 1972), without recursion. An island without a ferry is one, and so is a car park behind a bollard.
// Pure, linear.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/homecare/roads/network/network.h"

namespace meretid::homecare::roads {

struct Components {
  std::vector<std::uint32_t> of_vertex;
  std::vector<std::uint32_t> of_segment;  ///< the part that a home at it belongs to: from there and to there
  std::vector<std::uint32_t> sizes;       ///< vertices of each part; part 0 is the largest

  /// Large enough that homes are looked for there first: 200 vertices, or a twentieth of the network.
  bool substantial(std::uint32_t component) const { return sizes[component] >= 200 || sizes[component] * std::uint64_t{20} >= of_vertex.size(); }
};

Components find_components(const Network& network);

}  // namespace meretid::homecare::roads
