// SPDX-License-Identifier: EUPL-1.2
// What the route search is given: stops with a window, a service and a demand, equal vehicles that start and end at stop 0,
// and a directed matrix of distances (what is minimised) and durations (what windows are measured in). Whole numbers only;
// whoever makes the problem chooses the unit. Immutable after construction, shared by threads.
// Memory: 4 bytes per ordered pair, 8 when durations differ from distances.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace meretid::homecare {

using Span = std::int32_t;  ///< one arc, one moment, one service
using Cost = std::int64_t;  ///< a sum of arcs

struct Stop {
  Span ready = 0;    ///< service starts at this time or later; who comes early waits
  Span due = 0;      ///< service starts at this time at the latest; of stop 0: the vehicle is back
  Span service = 0;
  std::int32_t demand = 0;
};

class Problem {
 public:
  /// `distance` is row by row, stops x stops. `duration` empty: the same as the distance.
  Problem(std::vector<Stop> stops, int vehicles, std::int64_t capacity, std::vector<Span> distance,
          std::vector<Span> duration = {});

  /// Stops with the depot, which is number 0.
  int size() const { return static_cast<int>(stops_.size()); }
  int vehicles() const { return vehicles_; }
  std::int64_t capacity() const { return capacity_; }
  const Stop& stop(int i) const { return stops_[static_cast<std::size_t>(i)]; }
  Span distance(int from, int to) const { return (*distance_)[cell(from, to)]; }
  Span duration(int from, int to) const { return (*duration_)[cell(from, to)]; }

 private:
  std::size_t cell(int from, int to) const {
    return static_cast<std::size_t>(from) * stops_.size() + static_cast<std::size_t>(to);
  }

  std::vector<Stop> stops_;
  int vehicles_;
  std::int64_t capacity_;
  std::shared_ptr<const std::vector<Span>> distance_, duration_;
};

/// Who drives where: stops in order, the depot left out. Stops nobody visits are listed.
struct Plan {
  std::vector<std::vector<int>> routes;
  std::vector<int> unassigned;
  Cost distance = 0;
};

/// Whether one vehicle can serve the stop and nothing else; if not, no plan can.
bool fits_alone(const Problem& problem, int stop);

/// The distance of the routes, depot to depot.
Cost driven(const Problem& problem, const std::vector<std::vector<int>>& routes);

}  // namespace meretid::homecare
