// SPDX-License-Identifier: EUPL-1.2
// An invented municipality for tests and benches: a fjord from west to east that cuts it in two, with one bridge and one ferry;
// a town, smaller towns and villages with streets, one-way streets, signals, forbidden turns and cycle paths; country roads with
// roundabouts and farm tracks; a motorway; an island that nothing reaches. Nothing in it exists.
// The same options give the same map on every machine. Cost: below 1 s at size 1.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/homecare/roads/map/road_map.h"

namespace meretid::homecare::roads {

struct MunicipalityOptions {
  std::uint64_t seed = 1;
  /// 1: about 36 × 33 km and 20,000 junctions, as in a rural Danish municipality. Area and junctions grow with it; 0.02 to 20.
  double size = 1;
};

struct Municipality {
  RoadMap map;
  std::vector<Point> homes;  ///< as many as were asked for: most in towns, some on farms, none on the island
  std::vector<Point> fjord;  ///< polygon of the water
  std::vector<Point> bridge, ferry;  ///< the landings, south and north
  Point island;              ///< in the middle of the island
};

Municipality invent_municipality(const MunicipalityOptions& options, std::size_t homes = 0);

}  // namespace meretid::homecare::roads
