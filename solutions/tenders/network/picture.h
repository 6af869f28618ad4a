// SPDX-License-Identifier: EUPL-1.2
// The part of a co-bidding graph worth drawing: the firms that are asked about and those who meet them most, with the edges among them.
// A picture of everything shows nothing. Pure; O(edges of the firms shown), plus sorting them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "solutions/tenders/network/graph.h"

namespace meretid::tenders {

struct PictureNode {
  std::uint32_t firm = 0, tenders = 0, wins = 0;
  bool asked = false;               ///< one of the firms asked about, not only a neighbour
};
struct PictureEdge {
  std::uint32_t a = 0, b = 0;       ///< into `nodes`
  std::uint32_t meetings = 0, won = 0;
  double weight = 0;                ///< Jaccard's index of participations
};
struct Picture {
  std::vector<PictureNode> nodes;   ///< those asked about first, in their order
  std::vector<PictureEdge> edges;   ///< the heaviest first
  std::size_t nodes_left_out = 0;   ///< neighbours, and firms asked about, that did not fit
  std::size_t edges_left_out = 0;   ///< among the nodes shown
};
/// Unknown and repeated numbers in `asked` are passed over.
Picture picture_of(const CoBidGraph& graph, std::span<const std::uint32_t> asked, std::size_t most_nodes = 40, std::size_t most_edges = 200);

}  // namespace meretid::tenders
