// SPDX-License-Identifier: EUPL-1.2
// The roads of an OpenStreetMap file before anybody asks who may use them: ways that are roads or ferries, the nodes they run
// over, turn restrictions. The same value comes of .osm, of .osm.pbf and of the generator. Movable, not copyable.
// Memory: about 24 bytes a node, 8 a place in a way, 30 a way; Denmark about 300 MB (estimated, not measured).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "solutions/homecare/roads/map/point.h"
#include "solutions/homecare/roads/map/tags.h"

namespace meretid::homecare::roads {

struct MapNode {
  std::int64_t id = 0;
  Point at;
  TagRange tags;
};

struct MapWay {
  std::int64_t id = 0;
  std::uint32_t first_ref = 0, ref_count = 0;
  TagRange tags;
};

enum class MemberKind : std::uint8_t { kNode, kWay, kRelation };
enum class Role : std::uint8_t { kOther, kFrom, kVia, kTo };

struct Member {
  MemberKind kind = MemberKind::kNode;
  Role role = Role::kOther;
  std::int64_t ref = 0;
  bool operator==(const Member&) const = default;
};

struct MapRestriction {
  std::int64_t id = 0;
  std::vector<Member> members;
  TagRange tags;
};

struct RoadMap {
  std::vector<MapNode> nodes;  ///< ascending ids; only those that a way uses
  std::vector<MapWay> ways;    ///< ascending ids
  std::vector<std::int64_t> refs;  ///< the node ids of all ways
  std::vector<MapRestriction> restrictions;  ///< ascending ids
  TagStore tags;
  std::uint64_t missing_nodes = 0;  ///< places in ways whose node is not in the file (cut at the edge of an extract)

  Tags tags_of(TagRange range) const { return {tags, range}; }
  std::span<const std::int64_t> refs_of(const MapWay& way) const { return {refs.data() + way.first_ref, way.ref_count}; }
  /// nullptr when the file did not hold it. Cost: a binary search.
  const MapNode* node(std::int64_t id) const;

  void add_way(std::int64_t id, std::span<const std::int64_t> way_refs, const TagList& list);
  void add_restriction(std::int64_t id, std::vector<Member> members, const TagList& list);
  void add_node(std::int64_t id, Point at, const TagList& list);
  /// Sorts, drops what came twice (the first stays) and counts missing nodes; to be called when all is added.
  void finish();
};

/// highway=… (but no areas) or route=ferry.
bool is_road(const TagList& tags);

/// The map as .osm text (version 0.6), the inverse of read_map. For tests, benches and samples.
std::string write_osm(const RoadMap& map);

}  // namespace meretid::homecare::roads
