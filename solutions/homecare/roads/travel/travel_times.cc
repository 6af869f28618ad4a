// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/travel/travel_times.h"

#include <algorithm>
#include <map>

namespace meretid::homecare::roads {

TravelTimes travel_times(const Roads& roads, const SnapGrid& grid, std::span<const Point> places, unsigned threads, const SnapLimits& limits, bool stop) {
  TravelTimes times;
  std::map<std::uint32_t, std::size_t> in_part;
  for (const Point place : places) {
    times.snaps.push_back(grid.snap(place, limits));
    if (times.snaps.back().found()) ++in_part[times.snaps.back().component];
  }
  // Where most places are; of equally many, the larger part, which has the smaller number.
  const auto home = std::max_element(in_part.begin(), in_part.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Snap& snap = times.snaps[i];
    if (!snap.found()) {
      times.notes.push_back({.place = i, .trouble = PlaceTrouble::kNoRoad});
      continue;
    }
    if (snap.far) times.notes.push_back({.place = i, .trouble = PlaceTrouble::kFarFromRoad, .metres = snap.metres});
    if (snap.component != home->first)
      times.notes.push_back({.place = i, .trouble = PlaceTrouble::kCutOff, .metres = snap.metres, .component = snap.component,
                             .junctions = roads.components.sizes[snap.component], .places_with_it = in_part[snap.component]});
  }
  times.matrix = road_matrix(roads, times.snaps, times.snaps, threads, stop);
  return times;
}

TravelTimes travel_times(const Estimate& estimate, std::span<const Point> places) {
  TravelTimes times;
  times.matrix = estimate.matrix(places, places);
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::size_t reached = 0;
    for (std::size_t j = 0; j < places.size(); ++j) reached += times.matrix.reachable(i, j);
    if (2 * reached < places.size()) times.notes.push_back({.place = i, .trouble = PlaceTrouble::kCutOff, .places_with_it = reached});
  }
  return times;
}

}  // namespace meretid::homecare::roads
