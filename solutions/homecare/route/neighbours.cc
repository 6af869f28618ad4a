// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/neighbours.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace meretid::homecare {
namespace {

/// Waiting costs nothing by itself but blocks the vehicle; lateness on the arc means it can never be used.
constexpr double kWaiting = 0.2;

/// The cost of the arc by itself; negative where no plan can use it.
double proximity(const Problem& problem, int from, int to) {
  const Stop &a = problem.stop(from), &b = problem.stop(to);
  const std::int64_t way = std::int64_t{a.service} + problem.duration(from, to);
  if (a.ready + way > b.due) return -1;
  const std::int64_t waiting = std::max<std::int64_t>(0, b.ready - way - a.due);
  return problem.distance(from, to) + kWaiting * static_cast<double>(waiting);
}

}  // namespace

Neighbours::Neighbours(const Problem& problem, int insertion, int closest)
    : before_(problem.size(), std::min(insertion, problem.size())), after_(before_), closest_(problem.size(), std::min(closest, problem.size())) {
  const int n = problem.size();
  std::vector<std::pair<double, int>> ranked;
  const auto keep = [&](int most) {
    const auto end = ranked.begin() + std::min<std::ptrdiff_t>(most, std::ssize(ranked));
    std::partial_sort(ranked.begin(), end, ranked.end());
    ranked.erase(end, ranked.end());
  };
  for (int stop = 1; stop < n; ++stop) {
    for (const bool towards : {true, false}) {
      ranked.clear();
      for (int other = 1; other < n; ++other) {
        if (other == stop) continue;
        const double cost = towards ? proximity(problem, other, stop) : proximity(problem, stop, other);
        if (cost >= 0) ranked.emplace_back(cost, other);
      }
      keep(std::min(insertion, n));
      for (const auto& [cost, other] : ranked) {
        const int from = towards ? other : stop, to = towards ? stop : other;
        (towards ? before_ : after_).add(stop, {other, problem.distance(from, to), problem.duration(from, to)});
      }
    }
    ranked.clear();
    for (int other = 1; other < n; ++other) {
      const double way = static_cast<double>(problem.distance(stop, other)) + problem.distance(other, stop);
      ranked.emplace_back(other == stop ? -1 : way, other);
    }
    keep(std::min(closest, n));
    for (const auto& [cost, other] : ranked) closest_.add(stop, other);
  }
}

}  // namespace meretid::homecare
