// SPDX-License-Identifier: EUPL-1.2
// What the room asks: travel times between places, by roads where a map is loaded, else estimated, with a note for each place
// whose times deserve a look. Pure; const use is thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "solutions/homecare/roads/travel/estimate.h"
#include "solutions/homecare/roads/travel/road_matrix.h"

namespace meretid::homecare::roads {

enum class PlaceTrouble {
  kFarFromRoad,  ///< more than SnapLimits::far_metres from any road; reckoned with a walk over the field
  kNoRoad,       ///< no road within SnapLimits::give_up_metres (or outside the map): unreachable
  kCutOff,       ///< in a part of the network from which most places are not reached, there and back
};

struct PlaceNote {
  std::size_t place = 0;
  PlaceTrouble trouble = PlaceTrouble::kNoRoad;
  double metres = 0;               ///< to the road; kNoRoad: 0
  std::uint32_t component = 0;     ///< kCutOff: the part of the network, 0 the largest
  std::uint32_t junctions = 0;     ///< kCutOff: how large that part is
  std::size_t places_with_it = 0;  ///< kCutOff: places in that part, this one among them
};

struct TravelTimes {
  Matrix matrix;
  std::vector<PlaceNote> notes;  ///< by place
  std::vector<Snap> snaps;       ///< one for each place; empty when estimated
};

/// By roads. `grid` is of the same roads. Without `stop`, parking is not in the times: who asks adds it.
TravelTimes travel_times(const Roads& roads, const SnapGrid& grid, std::span<const Point> places, unsigned threads = 2, const SnapLimits& limits = {},
                         bool stop = true);
/// Without a map.
TravelTimes travel_times(const Estimate& estimate, std::span<const Point> places);

}  // namespace meretid::homecare::roads
