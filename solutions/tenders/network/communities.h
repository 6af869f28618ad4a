// SPDX-License-Identifier: EUPL-1.2
// Splits the firms into communities that bid more with each other than their activity explains: Leiden (Traag, Waltman and van Eck, "From
// Louvain to Leiden: guaranteeing well-connected communities", Scientific Reports 9:5233, 2019) for modularity with a resolution. Moving,
// refining and merging repeat until nothing moves. Refinement takes the best partner, not a random one, so for one seed (the order in
// which firms are looked at) the result is always the same. Weights as in graph.h. Pure; about O(edges) a round, single-threaded.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/tenders/network/graph.h"

namespace meretid::tenders {

struct Communities {
  std::vector<std::uint32_t> of;  ///< by firm, numbered by size, the largest 0
  std::size_t count = 0;
  double modularity = 0;
};
/// resolution > 1: more and smaller communities.
Communities communities_of(const CoBidGraph& graph, double resolution = 1, std::uint64_t seed = 1);

}  // namespace meretid::tenders
