// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/bench/figures.h"

#include <chrono>
#include <cstdlib>
#include <utility>

#include "base/processor_time.h"
#include "solutions/homecare/roads/map/read_map.h"
#include "solutions/homecare/roads/travel/travel_times.h"

namespace meretid::homecare::roads {
namespace {

/// Runs work() and adds what it cost.
template <class Work>
auto measured(double& cpu, const Work& work) {
  const double start = base::processor_seconds();
  auto result = work();
  cpu += base::processor_seconds() - start;
  return result;
}

template <class T>
T value_of(Result<T> result) {
  if (!result) std::abort();  // our own map does not read: a defect
  return std::move(*result);
}

}  // namespace

RoadFigures measure_roads(const MunicipalityOptions& options, std::size_t homes, unsigned threads, Mode mode) {
  RoadFigures figures;
  const Municipality place = invent_municipality(options, homes);
  const std::string osm = write_osm(place.map);
  figures.osm_bytes = osm.size();
  const RoadMap map = measured(figures.read_osm_cpu, [&] { return value_of(read_map(osm)); });
  const std::string bytes = measured(figures.prepare_cpu, [&] { return write_roads(value_of(prepare_roads(map, danish_speeds(mode)))); });
  figures.prepared_bytes = bytes.size();
  const Roads roads = measured(figures.read_prepared_cpu, [&] { return value_of(read_roads(bytes)); });
  figures.junctions = roads.network.vertices.size();
  figures.segments = roads.network.segments.size();
  figures.shortcuts_and_arcs = roads.hierarchy.forward.arcs.size() + roads.hierarchy.backward.arcs.size();

  const auto snaps = measured(figures.snap_cpu, [&] {
    const SnapGrid grid(roads.network, roads.components);
    std::vector<Snap> all;
    for (const Point home : place.homes) all.push_back(grid.snap(home));
    return all;
  });
  figures.homes = homes;
  figures.threads = threads;
  ManyToManyReport report;
  const auto start = std::chrono::steady_clock::now();
  const Matrix matrix = measured(figures.matrix_cpu, [&] { return road_matrix(roads, snaps, snaps, threads, true, &report); });
  figures.matrix_wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  figures.bucket_entries = report.bucket_entries;
  figures.working_bytes = report.memory_bytes;
  figures.matrix_bytes = (matrix.seconds.size() + matrix.metres.size()) * sizeof(std::int32_t);
  double seconds = 0;
  std::size_t reached = 0;
  for (const std::int32_t each : matrix.seconds)
    if (each != kUnreachable) {
      seconds += each;
      ++reached;
    }
  if (!matrix.seconds.empty()) figures.unreachable_share = 1 - static_cast<double>(reached) / static_cast<double>(matrix.seconds.size());
  if (reached > 0) figures.mean_minutes = seconds / 60 / static_cast<double>(reached);
  return figures;
}

}  // namespace meretid::homecare::roads
