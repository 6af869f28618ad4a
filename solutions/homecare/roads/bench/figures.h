// SPDX-License-Identifier: EUPL-1.2
// What travel times cost on an invented municipality: from the text of the map to the matrix. CPU seconds are those of the
// threads that worked, so they say the same on a busy machine; wall seconds do not.
#pragma once

#include <cstddef>
#include <cstdint>

#include "solutions/homecare/roads/generated/municipality.h"
#include "solutions/homecare/roads/network/speeds.h"

namespace meretid::homecare::roads {

struct RoadFigures {
  std::size_t osm_bytes = 0, junctions = 0, segments = 0, shortcuts_and_arcs = 0, prepared_bytes = 0;
  double read_osm_cpu = 0, prepare_cpu = 0, read_prepared_cpu = 0, snap_cpu = 0;
  std::size_t homes = 0, bucket_entries = 0;
  unsigned threads = 0;
  double matrix_cpu = 0, matrix_wall = 0;
  std::size_t matrix_bytes = 0, working_bytes = 0;  ///< of the matrix; beside it while it is made
  double unreachable_share = 0;
  double mean_minutes = 0;  ///< of the reachable pairs, for a look whether it is sensible
};

RoadFigures measure_roads(const MunicipalityOptions& options, std::size_t homes, unsigned threads, Mode mode = Mode::kCar);

}  // namespace meretid::homecare::roads
