// SPDX-License-Identifier: EUPL-1.2
// Matrices and single ways over prepared roads, between places that are snapped to them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "solutions/homecare/roads/hierarchy/many_to_many.h"
#include "solutions/homecare/roads/hierarchy/quickest_way.h"
#include "solutions/homecare/roads/travel/matrix.h"
#include "solutions/homecare/roads/travel/roads.h"
#include "solutions/homecare/roads/travel/snap.h"

namespace meretid::homecare::roads {

/// From each place of `from` to each of `to`; unreachable where a place has no road or no way leads there. With `stop`, each
/// drive that is longer than nothing takes Network::stop_seconds more. A new citizen needs only one row and one column.
/// Cost: 3,000 × 3,000 on 22,000 junctions 0.3 CPU s (bench/figures.h). The same for any number of threads.
Matrix road_matrix(const Roads& roads, std::span<const Snap> from, std::span<const Snap> to, unsigned threads = 2, bool stop = true,
                   ManyToManyReport* report = nullptr);

/// How a route is drawn.
struct RoadWay {
  std::int32_t seconds = 0, metres = 0;  ///< of the road alone, without the stop
  std::vector<Point> line;
};

class RoadWays {
 public:
  /// `roads` must outlive it. Not thread-safe.
  explicit RoadWays(const Roads& roads) : roads_(roads), search_(roads.hierarchy) {}
  std::optional<RoadWay> find(const Snap& from, const Snap& to);

 private:
  const Roads& roads_;
  QuickestWay search_;
};

}  // namespace meretid::homecare::roads
