// SPDX-License-Identifier: EUPL-1.2
// Prints the figures of figures.h.
#include <cstdio>
#include <cstdlib>

#include "solutions/homecare/roads/bench/figures.h"

int main(int count, char** words) {
  using namespace meretid::homecare::roads;
  const double size = count > 1 ? std::atof(words[1]) : 1;
  const auto homes = static_cast<std::size_t>(count > 2 ? std::atoi(words[2]) : 3000);
  const auto threads = static_cast<unsigned>(count > 3 ? std::atoi(words[3]) : 2);
  for (const Mode mode : {Mode::kCar, Mode::kBicycle}) {
    const RoadFigures f = measure_roads({.seed = 1, .size = size}, homes, threads, mode);
    std::printf("%s: %.1f MB .osm read in %.2f CPU s; %zu junctions, %zu segments, %zu arcs up; prepared in %.2f CPU s, %.1f MB, read in %.2f; "
                "%zu homes snapped in %.3f\n",
                to_text(mode).data(), static_cast<double>(f.osm_bytes) / 1e6, f.read_osm_cpu, f.junctions, f.segments, f.shortcuts_and_arcs, f.prepare_cpu,
                static_cast<double>(f.prepared_bytes) / 1e6, f.read_prepared_cpu, f.homes, f.snap_cpu);
    std::printf("  matrix %zu x %zu: %.2f CPU s, %.2f s wall on %u threads; %zu bucket entries, %.1f MB matrix + %.1f MB; %.2f %% unreachable, mean %.1f min\n",
                f.homes, f.homes, f.matrix_cpu, f.matrix_wall, f.threads, f.bucket_entries, static_cast<double>(f.matrix_bytes) / 1e6,
                static_cast<double>(f.working_bytes) / 1e6, 100 * f.unreachable_share, f.mean_minutes);
  }
}
