// SPDX-License-Identifier: EUPL-1.2
// A map that is being drawn in metres: x east, y north of a corner. Gives ids in the order of drawing. Not thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/rng.h"
#include "solutions/homecare/roads/map/road_map.h"

namespace meretid::homecare::roads {

using Xy = LocalPlane::Xy;
using NodeId = std::int64_t;

inline Xy operator+(Xy a, Xy b) { return {a.x + b.x, a.y + b.y}; }
inline Xy operator-(Xy a, Xy b) { return {a.x - b.x, a.y - b.y}; }
inline Xy operator*(Xy a, double factor) { return {a.x * factor, a.y * factor}; }
double length(Xy a);

class Sketch {
 public:
  explicit Sketch(Point corner) : plane_(corner) {}

  NodeId node(Xy at, const TagList& tags = {});
  std::int64_t way(std::span<const NodeId> nodes, const TagList& tags);
  void restriction(std::int64_t from, NodeId via, std::int64_t to, std::string_view kind);
  /// A way from a to b that winds: a point about every `step` metres, off the straight line by up to a fifth of it.
  std::vector<NodeId> wind(NodeId a, NodeId b, double step, Rng& rng);

  Xy at(NodeId node) const { return places_[static_cast<std::size_t>(node - 1)]; }
  NodeId last_node() const { return static_cast<NodeId>(places_.size()); }
  Point point(Xy at) const { return plane_.back(at); }
  /// What was drawn; places that no way uses are left out.
  RoadMap take();

 private:
  LocalPlane plane_;
  std::vector<Xy> places_;
  RoadMap map_;
  std::int64_t last_way_ = 0, last_relation_ = 0;
};

}  // namespace meretid::homecare::roads
