// SPDX-License-Identifier: EUPL-1.2
// An invented municipality with some days of home care, for tests, benches and a first try: homes on an invented map, citizens with
// a mix of care as Danish municipalities publish it, crews of carers on a rota of about nine working days a fortnight, and a plan
// behind it: every visit's window lies around a time at which a crew of the invention makes it (crew.h), so that nearly all visits
// can be made. Nobody in it exists. The same options give the same file on every machine.
// Pure but for threads of the road search. Cost: 2,000 citizens for 14 days some seconds, most of it the roads.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "solutions/homecare/municipal/wire.h"
#include "solutions/homecare/roads/map/road_map.h"

namespace meretid::homecare::municipal {

struct GenerateOptions {
  std::uint64_t seed = 1;
  int citizens = 60;
  int routes = 8;     ///< on one day, all layers; durations are stretched until the citizens keep about so many busy
  int days = 14;
  double size = 0;    ///< of the map, roads::MunicipalityOptions; 0: by the number of citizens
  Date first{std::chrono::year(2026), std::chrono::March, std::chrono::day(30)};
};

struct Generated {
  wire::File file;
  wire::Solution behind;  ///< a plan that makes all visits; what a planner might have laid by hand
  roads::RoadMap map;
  int routes = 0;         ///< on one day
  double busy = 0;        ///< share of working time, pauses left out, that the plan behind it uses on a working day
  double stretched = 1;   ///< all durations times this
};

Result<Generated> generate(const GenerateOptions& options);

}  // namespace meretid::homecare::municipal
