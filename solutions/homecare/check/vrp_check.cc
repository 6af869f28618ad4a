// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/check/vrp_check.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace meretid::homecare {
namespace {

/// Sums of doubles: a millionth of a unit is rounding, not lateness.
constexpr double kRounding = 1e-6;

std::string shown(double value) {
  char text[48];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

}  // namespace

Verdict check_routes(const VrpInstance& instance, const std::vector<std::vector<int>>& routes, Convention convention) {
  Verdict verdict;
  const auto breach = [&](const char* code, std::vector<std::pair<std::string, std::string>> args, std::string where) {
    verdict.breaches.emplace_back(code, base::Kind::kBadInput, std::move(args), std::move(where));
  };
  const auto way = [&](std::size_t from, std::size_t to) {
    const double dx = instance.stops[from].x - instance.stops[to].x, dy = instance.stops[from].y - instance.stops[to].y;
    const double exact = std::sqrt(dx * dx + dy * dy);
    return convention == Convention::kDistance ? std::floor(10 * exact) / 10 : exact;
  };
  std::vector<int> visits(instance.stops.size());
  for (std::size_t r = 0; r < routes.size(); ++r) {
    if (routes[r].empty()) continue;
    const std::string where = "route " + std::to_string(r + 1);
    ++verdict.vehicles;
    std::size_t at = 0;
    double time = instance.stops[0].ready;
    std::int64_t load = 0;
    for (const int customer : routes[r]) {
      const auto next = static_cast<std::size_t>(customer);
      if (customer < 1 || next >= instance.stops.size()) {
        breach("homecare.check.unknown_visit", {{"found", std::to_string(customer)}}, where);
        continue;
      }
      const VrpStop& stop = instance.stops[next];
      ++visits[next];
      verdict.distance += way(at, next);
      const double start = std::max(time + way(at, next), stop.ready);
      if (start > stop.due + kRounding) {
        breach("homecare.check.late",
               {{"found", std::to_string(customer)}, {"start", shown(start)}, {"until", shown(stop.due)}}, where);
      }
      time = start + stop.service;
      load += stop.demand;
      at = next;
    }
    verdict.distance += way(at, 0);
    if (time + way(at, 0) > instance.stops[0].due + kRounding) {
      breach("homecare.check.late_home", {{"start", shown(time + way(at, 0))}, {"until", shown(instance.stops[0].due)}}, where);
    }
    if (load > instance.capacity) {
      breach("homecare.check.load", {{"found", std::to_string(load)}, {"allowed", std::to_string(instance.capacity)}}, where);
    }
  }
  for (std::size_t i = 1; i < visits.size(); ++i) {
    if (visits[i] == 1) continue;
    if (visits[i] == 0) ++verdict.unassigned;
    breach(visits[i] == 0 ? "homecare.check.not_visited" : "homecare.check.visited_twice", {{"found", std::to_string(i)}}, {});
  }
  if (verdict.vehicles > instance.vehicles) {
    breach("homecare.check.fleet",
           {{"found", std::to_string(verdict.vehicles)}, {"allowed", std::to_string(instance.vehicles)}}, {});
  }
  verdict.objective = verdict.distance;
  return verdict;
}

}  // namespace meretid::homecare
