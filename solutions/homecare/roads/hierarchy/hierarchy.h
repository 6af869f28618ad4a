// SPDX-License-Identifier: EUPL-1.2
// A contraction hierarchy: Geisberger, Sanders, Schultes, Delling, "Contraction Hierarchies: Faster and Simpler Hierarchical
// Routing in Road Networks", WEA 2008. Vertices are taken away one by one, the least important first; where the quickest way
// between two neighbours led through the vertex, a shortcut keeps it. A quickest way then goes up in importance and down again,
// so two small searches that only go up meet on it. Exact.
// A value; const use is thread-safe. Building: one thread, about 40 µs a vertex of a municipality; order and result are the same
// on every machine (ties by number). Memory: about 20 bytes an arc, 2-3 arcs a vertex and direction.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "solutions/homecare/roads/network/cost.h"

namespace meretid::homecare::roads {

/// A vertex by importance: 0 is the most important. Searches go to smaller numbers only.
using Rank = std::uint32_t;

/// A directed arc of the graph that is to be contracted; `tag` is the caller's, given back when a way is unpacked.
struct GraphArc {
  std::uint32_t tail = 0, head = 0;
  Cost cost = 0;
  std::uint32_t tag = 0;
};

struct UpArc {
  Rank to = 0;
  std::uint32_t via = 0;  ///< kOriginal: an arc of the graph, `tag` says which; else the rank of the vertex it leads through
  std::uint32_t tag = 0;
  Cost cost = 0;

  static constexpr std::uint32_t kOriginal = 0xffffffff;
};

/// The arcs that lead up from each rank.
struct UpArcs {
  std::vector<std::uint32_t> first;  ///< arcs of rank r: [first[r], first[r + 1])
  std::vector<UpArc> arcs;

  std::span<const UpArc> of(Rank rank) const { return {arcs.data() + first[rank], first[rank + 1] - first[rank]}; }
};

struct Hierarchy {
  std::vector<Rank> rank;  ///< of each vertex
  UpArcs forward;          ///< rank → a more important one, driven that way
  UpArcs backward;         ///< the same for arcs driven from the more important one down to this

  std::uint32_t size() const { return static_cast<std::uint32_t>(rank.size()); }
};

/// Arcs must name vertices below `vertices` and cost less than kNoWay. Loops and slower parallels are dropped.
Hierarchy contract(std::uint32_t vertices, std::span<const GraphArc> arcs);

}  // namespace meretid::homecare::roads
