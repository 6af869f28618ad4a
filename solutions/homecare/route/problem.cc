// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/problem.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace meretid::homecare {

Problem::Problem(std::vector<Stop> stops, int vehicles, std::int64_t capacity,
                 std::vector<Span> distance, std::vector<Span> duration)
    : stops_(std::move(stops)),
      vehicles_(vehicles),
      capacity_(capacity),
      distance_(std::make_shared<const std::vector<Span>>(std::move(distance))),
      duration_(duration.empty() ? distance_
                                 : std::make_shared<const std::vector<Span>>(std::move(duration))) {
  assert(distance_->size() == stops_.size() * stops_.size());
  assert(duration_->size() == distance_->size());
}

bool fits_alone(const Problem& problem, int stop) {
  const Stop &depot = problem.stop(0), &me = problem.stop(stop);
  const Cost arrival = Cost{depot.ready} + problem.duration(0, stop);
  return arrival <= me.due && me.demand <= problem.capacity() &&
         std::max<Cost>(arrival, me.ready) + me.service + problem.duration(stop, 0) <= depot.due;
}

Cost driven(const Problem& problem, const std::vector<std::vector<int>>& routes) {
  Cost sum = 0;
  for (const std::vector<int>& route : routes) {
    int at = 0;
    for (const int stop : route) sum += problem.distance(std::exchange(at, stop), stop);
    if (!route.empty()) sum += problem.distance(at, 0);
  }
  return sum;
}

}  // namespace meretid::homecare
