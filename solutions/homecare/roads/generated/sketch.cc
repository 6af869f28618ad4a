// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/generated/sketch.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace meretid::homecare::roads {

double length(Xy a) { return std::sqrt(a.x * a.x + a.y * a.y); }

NodeId Sketch::node(Xy at, const TagList& tags) {
  places_.push_back(at);
  map_.add_node(last_node(), plane_.back(at), tags);
  return last_node();
}

std::int64_t Sketch::way(std::span<const NodeId> nodes, const TagList& tags) {
  map_.add_way(++last_way_, nodes, tags);
  return last_way_;
}

void Sketch::restriction(std::int64_t from, NodeId via, std::int64_t to, std::string_view kind) {
  map_.add_restriction(++last_relation_, {{MemberKind::kWay, Role::kFrom, from}, {MemberKind::kNode, Role::kVia, via}, {MemberKind::kWay, Role::kTo, to}},
                       {{Key::kType, "restriction"}, {Key::kRestriction, std::string(kind)}});
}

std::vector<NodeId> Sketch::wind(NodeId a, NodeId b, double step, Rng& rng) {
  const Xy from = at(a), along = at(b) - from;
  const int pieces = std::max(1, static_cast<int>(std::lround(length(along) / step)));
  std::vector<NodeId> nodes{a};
  for (int i = 1; i < pieces; ++i) {
    const Xy straight = from + along * (static_cast<double>(i) / pieces);
    nodes.push_back(node(straight + Xy{rng.uniform(-step, step), rng.uniform(-step, step)} * 0.2));
  }
  nodes.push_back(b);
  return nodes;
}

RoadMap Sketch::take() {
  std::vector<bool> used(places_.size() + 1, false);
  for (const NodeId ref : map_.refs) used[static_cast<std::size_t>(ref)] = true;
  std::erase_if(map_.nodes, [&](const MapNode& node) { return !used[static_cast<std::size_t>(node.id)]; });
  map_.finish();
  return std::move(map_);
}

}  // namespace meretid::homecare::roads
