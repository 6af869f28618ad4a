// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/network/picture.h"

#include <algorithm>
#include <map>

namespace meretid::tenders {

Picture picture_of(const CoBidGraph& graph, std::span<const std::uint32_t> asked, std::size_t most_nodes, std::size_t most_edges) {
  Picture picture;
  std::map<std::uint32_t, std::uint32_t> place;
  const auto show = [&](std::uint32_t f, bool is_asked) {
    if (f >= graph.firms() || place.contains(f)) return;
    if (picture.nodes.size() >= most_nodes) {
      ++picture.nodes_left_out;
      return;
    }
    place.emplace(f, static_cast<std::uint32_t>(picture.nodes.size()));
    picture.nodes.push_back({f, graph.tenders(f), graph.wins(f), is_asked});
  };
  for (const auto f : asked) show(f, true);
  std::map<std::uint32_t, double> towards;
  for (const auto& node : picture.nodes) {
    for (const auto& edge : graph.of_firm(node.firm)) if (!place.contains(edge.other)) towards[edge.other] += graph.weight(node.firm, edge);
  }
  std::vector<std::pair<std::uint32_t, double>> neighbours(towards.begin(), towards.end());
  std::stable_sort(neighbours.begin(), neighbours.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [f, weight] : neighbours) show(f, false);

  for (std::uint32_t a = 0; a < picture.nodes.size(); ++a) {
    const auto f = picture.nodes[a].firm;
    for (const auto& edge : graph.of_firm(f)) {
      const auto other = place.find(edge.other);
      if (other == place.end() || other->second < a) continue;
      picture.edges.push_back({a, other->second, edge.meetings, edge.won, graph.weight(f, edge)});
    }
  }
  std::stable_sort(picture.edges.begin(), picture.edges.end(), [](const PictureEdge& x, const PictureEdge& y) { return x.weight > y.weight; });
  if (picture.edges.size() > most_edges) {
    picture.edges_left_out = picture.edges.size() - most_edges;
    picture.edges.resize(most_edges);
  }
  return picture;
}

}  // namespace meretid::tenders
