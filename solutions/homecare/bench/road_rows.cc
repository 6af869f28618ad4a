// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/bench/producers.h"
#include "solutions/homecare/roads/bench/figures.h"

namespace meretid::homecare::bench {

Result<std::vector<Row>> road_rows() {
  constexpr std::size_t kHomes = 3000;
  const roads::RoadFigures f = roads::measure_roads({.seed = 1, .size = 1}, kHomes, 2);
  const std::string place = "invented municipality of " + std::to_string(f.segments) + " stretches of road, by car";
  return std::vector<Row>{
      {"roads.read", f.read_osm_cpu, "s", {}, {}, {}, "processor; " + std::to_string(f.osm_bytes / 1'000'000) + " MB of .osm; " + place},
      {"roads.prepare", f.prepare_cpu, "s", {}, {}, {}, "processor; contraction hierarchy, once per map"},
      {"roads.matrix.wall", f.matrix_wall, "s", {}, {}, 2.0, std::to_string(f.homes) + " x " + std::to_string(f.homes) + " travel times and lengths, 2 threads"},
      {"roads.matrix.cpu", f.matrix_cpu, "s", {}, {}, {}, "processor, both threads"},
      {"roads.matrix.memory", static_cast<double>(f.matrix_bytes + f.working_bytes) / 1e6, "MB", {}, {}, {}, "the matrix and what its making takes"}};
}

}  // namespace meretid::homecare::bench
