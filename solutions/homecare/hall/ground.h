// SPDX-License-Identifier: EUPL-1.2
// The roads around a plan's places as lines to draw, thinned to what an eye sees: the ground of the planner's map. From the map that
// the municipality loaded; nothing is asked of anybody. Pure. Cost: linear in the map's ways.
#pragma once

#include <string>
#include <vector>

#include "describe/describe.h"
#include "solutions/homecare/municipal/model.h"
#include "solutions/homecare/roads/map/road_map.h"

namespace meretid::homecare::hall {

struct GroundLine {
  std::int32_t rank = 0;       ///< 1: main roads, 2: roads between villages, 3: streets, 4: ferries
  std::vector<double> points;  ///< latitude, longitude, latitude, …
};
struct GroundView {
  std::vector<GroundLine> lines;
};

/// Within 3 km of the box of the places. At most some 60,000 points: small streets go first.
GroundView ground_of(const roads::RoadMap& map, const municipal::Municipality& all);

void fields(describe::Fields<GroundLine>& f);
void fields(describe::Fields<GroundView>& f);

}  // namespace meretid::homecare::hall
