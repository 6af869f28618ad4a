// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/plan/vrp_problem.h"

#include <algorithm>
#include <cmath>

namespace meretid::homecare {
namespace {

constexpr double kTenths = 10, kFine = 10'000;
constexpr double kSame = 1e-6;  ///< in units of the whole numbers: rounding of doubles

}  // namespace

Result<Problem> make_problem(const VrpInstance& instance, Convention convention) {
  const double scale = convention == Convention::kDistance ? kTenths : kFine;
  const auto up = [&](double value) { return static_cast<Span>(std::ceil(value * scale - kSame)); };
  const auto down = [&](double value) { return static_cast<Span>(std::floor(value * scale + kSame)); };
  // Half of 31 bits: sums of a time, a service and a way stay inside.
  const double most = (1 << 29) / scale;
  std::vector<Stop> stops;
  for (std::size_t i = 0; i < instance.stops.size(); ++i) {
    const VrpStop& s = instance.stops[i];
    if (std::max({s.due, s.service, std::abs(s.x) * 2, std::abs(s.y) * 2}) > most) {
      return fail("homecare.input.too_large", Kind::kTooLarge, {{"allowed", std::to_string(static_cast<int>(most / 2))}},
                  "stop " + std::to_string(i));
    }
    stops.push_back({up(s.ready), down(s.due), up(s.service), s.demand});
  }
  std::vector<Span> ways;
  ways.reserve(stops.size() * stops.size());
  for (const VrpStop& a : instance.stops) {
    for (const VrpStop& b : instance.stops) {
      const double exact = std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
      ways.push_back(convention == Convention::kDistance ? static_cast<Span>(std::floor(exact * scale)) : up(exact));
    }
  }
  return Problem(std::move(stops), instance.vehicles, instance.capacity, std::move(ways));
}

}  // namespace meretid::homecare
