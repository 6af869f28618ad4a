// SPDX-License-Identifier: EUPL-1.2
// Turn restrictions (wiki.openstreetmap.org/wiki/Relation:restriction): no_* and only_* at a node, with several "from" or "to"
// ways where the map names them. Restrictions over ways, conditional ones and those that do not fit are counted, not kept.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/homecare/roads/network/network.h"

namespace meretid::homecare::roads {

/// Where a segment came from: its way and its first and last node (indexes into RoadMap::nodes).
struct SegmentOrigin {
  std::int64_t way = 0;
  std::uint32_t first = 0, last = 0;
};

struct Junctions {
  const std::vector<SegmentOrigin>& origins;  ///< one for each segment
  const std::vector<Vertex>& vertex;          ///< of a node, or 0xffffffff
};

/// Makes the arcs of a network whose segments stand, with the copies that the restrictions need.
void split_at_restrictions(const RoadMap& map, const Junctions& junctions, Network& network);

}  // namespace meretid::homecare::roads
