// SPDX-License-Identifier: EUPL-1.2
// The roads of one map for one way of travelling: segments (stretches between two junctions, with their shape) and a directed
// graph over junctions. Turn restrictions are in the graph by splitting: the roads on which a junction is entered with a
// restriction end in a copy of it that has only the allowed ways on. That is exact for restrictions at one node and costs a
// vertex each, where an edge-based graph would cost three times all vertices (compare Geisberger and Vetter 2011, "Efficient
// routing in road networks with turn costs"). Turning round at a junction is allowed where no sign forbids it.
// A value; const use is thread-safe. Memory: about 100 bytes a segment and 8 a shape point.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/homecare/roads/map/road_map.h"
#include "solutions/homecare/roads/network/cost.h"
#include "solutions/homecare/roads/network/speeds.h"

namespace meretid::homecare::roads {

using Vertex = std::uint32_t;

/// A segment driven in one direction: 2 × segment, + 1 when against its shape.
using Lane = std::uint32_t;
constexpr Lane reverse_of(Lane lane) { return lane ^ 1; }
constexpr std::uint32_t segment_of(Lane lane) { return lane / 2; }

struct Segment {
  std::uint32_t first_point = 0, point_count = 0;
  std::array<Cost, 2> cost{kNoWay, kNoWay};  ///< with the shape, against it; kNoWay: closed
  std::array<Vertex, 2> head{0, 0};          ///< where that direction arrives
  std::uint8_t doors = 0;                    ///< homes may lie at it
  std::uint8_t ferry = 0;
};

struct Arc {
  Vertex tail = 0, head = 0;
  Cost cost = 0;
  Lane lane = 0;
};

/// What was in the map and is not in the network, so that nobody wonders.
struct BuildNotes {
  std::uint32_t restrictions_kept = 0;
  std::uint32_t restrictions_skipped = 0;  ///< via ways, or roads that do not meet at the node
  std::uint32_t nodes_missing = 0;
};

struct Network {
  Mode mode = Mode::kCar;
  double stop_seconds = 0;        ///< parking and walking, once for each drive (speeds.toml)
  std::vector<Point> points;      ///< shapes of all segments
  std::vector<Segment> segments;
  std::vector<Point> vertices;    ///< copies lie where their junction lies
  std::vector<Arc> arcs;          ///< by lane; a lane has one arc for each copy of the junction it leaves
  std::vector<std::uint32_t> lane_arcs;  ///< arcs of lane l: [lane_arcs[l], lane_arcs[l + 1])
  BuildNotes notes;

  std::span<const Point> shape(const Segment& segment) const { return {points.data() + segment.first_point, segment.point_count}; }
  std::span<const Arc> arcs_of(Lane lane) const { return {arcs.data() + lane_arcs[lane], lane_arcs[lane + 1] - lane_arcs[lane]}; }
  Cost cost_of(Lane lane) const { return segments[segment_of(lane)].cost[lane & 1]; }
  Vertex head_of(Lane lane) const { return segments[segment_of(lane)].head[lane & 1]; }
};

/// "homecare.network_closed" when nothing in the map may be used. Cost: linear but for sorting; about 1 s for a million segments.
Result<Network> build_network(const RoadMap& map, const Speeds& speeds);

}  // namespace meretid::homecare::roads
