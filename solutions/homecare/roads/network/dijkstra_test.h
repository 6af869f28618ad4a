// SPDX-License-Identifier: EUPL-1.2
// For tests: plain Dijkstra, the yardstick of everything quicker.
#pragma once

#include <functional>
#include <queue>
#include <span>
#include <utility>
#include <vector>

#include "solutions/homecare/roads/network/network.h"

namespace meretid::homecare::roads {

class Dijkstra {
 public:
  template <class Arcs>
  Dijkstra(std::size_t vertices, const Arcs& arcs) : out_(vertices) {
    for (const auto& arc : arcs) out_[arc.tail].emplace_back(arc.head, arc.cost);
  }
  explicit Dijkstra(const Network& network) : Dijkstra(network.vertices.size(), network.arcs) {}

  /// Costs to all vertices; kNoWay where there is no way.
  std::vector<Cost> from(std::span<const std::pair<Vertex, Cost>> starts) const {
    std::vector<Cost> cost(out_.size(), kNoWay);
    std::priority_queue<std::pair<Cost, Vertex>, std::vector<std::pair<Cost, Vertex>>, std::greater<>> queue;
    for (const auto& [vertex, start] : starts)
      if (start < cost[vertex]) queue.emplace(cost[vertex] = start, vertex);
    while (!queue.empty()) {
      const auto [so_far, v] = queue.top();
      queue.pop();
      if (so_far != cost[v]) continue;
      for (const auto& [w, more] : out_[v])
        if (so_far + more < cost[w]) queue.emplace(cost[w] = so_far + more, w);
    }
    return cost;
  }
  std::vector<Cost> from(Vertex start) const {
    const std::pair<Vertex, Cost> only{start, 0};
    return from(std::span(&only, 1));
  }

 private:
  std::vector<std::vector<std::pair<Vertex, Cost>>> out_;
};

}  // namespace meretid::homecare::roads
