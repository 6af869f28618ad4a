// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/travel/check_roads.h"

#include <algorithm>
#include <string>

namespace meretid::homecare::roads {
namespace {

tl::unexpected<Error> broken(std::size_t most, std::size_t found, std::string where) {
  return fail("homecare.network_broken", Kind::kBadInput, {{"expected", "0-" + std::to_string(most)}, {"found", std::to_string(found)}}, std::move(where));
}

bool holds(std::span<const UpArc> arcs, Rank to) {
  const auto found = std::lower_bound(arcs.begin(), arcs.end(), to, [](const UpArc& arc, Rank rank) { return arc.to < rank; });
  return found != arcs.end() && found->to == to;
}

Result<void> check_up(const UpArcs& up, std::size_t vertices) {
  if (up.first.size() != vertices + 1 || up.first.back() != up.arcs.size() || !std::is_sorted(up.first.begin(), up.first.end()))
    return broken(up.arcs.size(), up.first.size(), "hierarchy.first");
  for (Rank rank = 0; rank < vertices; ++rank) {
    const auto arcs = up.of(rank);
    for (std::size_t a = 0; a < arcs.size(); ++a) {
      if (arcs[a].to >= rank || (a > 0 && arcs[a].to <= arcs[a - 1].to)) return broken(rank, arcs[a].to, "hierarchy.to");
      if (arcs[a].cost >= kNoWay) return broken(kNoWay, arcs[a].cost, "hierarchy.cost");
    }
  }
  return {};
}

}  // namespace

Result<void> check_network(const Network& network) {
  std::size_t points = 0;
  for (const Segment& segment : network.segments) {
    points += segment.point_count;
    if (segment.point_count < 2 || points > network.points.size()) return broken(network.points.size(), points, "points");
    for (const Vertex head : segment.head)
      if (head >= network.vertices.size()) return broken(network.vertices.size(), head, "head");
    for (const Cost cost : segment.cost)
      if (cost > kNoWay) return broken(kNoWay, cost, "cost");
  }
  for (const Arc& arc : network.arcs)
    if (arc.tail >= network.vertices.size() || arc.cost >= kNoWay) return broken(network.vertices.size(), arc.tail, "tail");
  return {};
}

Result<void> check_hierarchy(const Hierarchy& hierarchy, std::size_t vertices, std::size_t lanes) {
  if (hierarchy.rank.size() != vertices) return broken(vertices, hierarchy.rank.size(), "hierarchy.rank");
  for (const Rank rank : hierarchy.rank)
    if (rank >= vertices) return broken(vertices, rank, "hierarchy.rank");
  TRY_VOID(check_up(hierarchy.forward, vertices));
  TRY_VOID(check_up(hierarchy.backward, vertices));
  for (const bool forward : {true, false}) {
    const UpArcs& up = forward ? hierarchy.forward : hierarchy.backward;
    for (Rank rank = 0; rank < vertices; ++rank)
      for (const UpArc& arc : up.of(rank)) {
        if (arc.via == UpArc::kOriginal) {
          if (arc.tag >= lanes) return broken(lanes, arc.tag, "hierarchy.tag");
          continue;
        }
        // Both halves begin at the vertex between, which is less important than either end.
        const Rank tail = forward ? rank : arc.to, head = forward ? arc.to : rank;
        if (arc.via >= vertices || arc.via <= rank || !holds(hierarchy.backward.of(arc.via), tail) || !holds(hierarchy.forward.of(arc.via), head))
          return broken(vertices, arc.via, "hierarchy.via");
      }
  }
  return {};
}

}  // namespace meretid::homecare::roads
