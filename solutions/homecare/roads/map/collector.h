// SPDX-License-Identifier: EUPL-1.2
// Takes the elements that a reader finds and keeps the roads. A file is read twice: first ways and restrictions, then the
// nodes that those need, because a country has ten times as many nodes as roads use. Not thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "solutions/homecare/roads/map/road_map.h"

namespace meretid::homecare::roads {

enum class Pass { kWays, kNodes };

class Collector {
 public:
  explicit Collector(std::uint64_t most_refs) : most_refs_(most_refs) {}

  /// "homecare.map_too_large" when the ways of the file run over more places than allowed.
  Result<void> way(std::int64_t id, std::span<const std::int64_t> refs, const TagList& tags);
  void relation(std::int64_t id, const std::vector<Member>& members, const TagList& tags);
  /// Between the passes.
  void ways_done();
  /// Quick when ids come ascending, as they do in almost every file.
  bool wants(std::int64_t node);
  void node(std::int64_t id, Point at, const TagList& tags) { map_.add_node(id, at, tags); }

  RoadMap take();

 private:
  RoadMap map_;
  std::uint64_t most_refs_;
  std::vector<std::int64_t> wanted_;
  std::size_t hint_ = 0;
};

}  // namespace meretid::homecare::roads
