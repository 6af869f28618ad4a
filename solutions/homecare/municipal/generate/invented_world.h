// SPDX-License-Identifier: EUPL-1.2
// Where invented citizens live, which district is theirs, where its carers meet, and how long the ways are.
#pragma once

#include <vector>

#include "base/result.h"
#include "solutions/homecare/municipal/generate/crew.h"
#include "solutions/homecare/municipal/generate/generate.h"
#include "solutions/homecare/roads/map/point.h"

namespace meretid::homecare::municipal {

struct InventedWorld {
  std::vector<roads::Point> places;  ///< homes by citizen, then the meeting places by district
  int homes = 0;
  std::vector<int> district;         ///< by citizen
  std::vector<int> curve;            ///< by citizen: place along a curve that fills the plane, so that neighbours have near numbers
  std::array<roads::Matrix, 2> ways;  ///< car, bicycle; the longer of road and estimate, so that a file fits with a map and without

  int districts() const { return static_cast<int>(places.size()) - homes; }
  int base(int d) const { return homes + d; }
};

struct WorldAndMap {
  InventedWorld world;
  roads::RoadMap map;
};

Result<WorldAndMap> invent_world(const GenerateOptions& options);

}  // namespace meretid::homecare::municipal
