// SPDX-License-Identifier: EUPL-1.2
// Citizens' needs dealt to crews, neighbours together, each crew as full as its day allows. Pure.
#pragma once

#include <vector>

#include "solutions/homecare/municipal/generate/invented_world.h"

namespace meretid::homecare::municipal {

struct Crew {
  Layer layer = Layer::kDay;
  int district = 0;
  roads::Mode mode = roads::Mode::kCar;
  int carers = 2;
  int grade = 1;            ///< the highest that one of its tasks asks for; all its carers have it
  LaidDay day;
};

struct Crews {
  std::vector<Crew> crews;
  int routes = 0;
  double busy = 0;  ///< share of working time without pauses
};

/// `longer`: all durations times this.
Crews form_crews(const InventedWorld& world, const GenerateOptions& options, double longer);

}  // namespace meretid::homecare::municipal
