// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "solutions/homecare/roads/travel/estimate.h"

namespace meretid::homecare::roads {
namespace {

constexpr std::size_t kFewest = 10;

struct Sums {
  double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
};

template <class Visit>
void over_trips(std::span<const Point> places, std::span<const double> minutes, const Visit& visit) {
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::size_t j = 0; j < places.size(); ++j)
      if (const double known = minutes[i * places.size() + j]; i != j && std::isfinite(known) && places[i] != places[j])
        visit(metres_between(places[i], places[j]) / 1000, known);
}

}  // namespace

Result<Calibration> calibrate(std::span<const Point> places, std::span<const double> minutes) {
  Sums sums;
  if (minutes.size() == places.size() * places.size())
    over_trips(places, minutes, [&](double km, double known) {
      sums.n += 1;
      sums.x += km;
      sums.y += known;
      sums.xx += km * km;
      sums.xy += km * known;
      sums.yy += known * known;
    });
  Calibration found;
  found.trips = static_cast<std::size_t>(sums.n);
  if (found.trips < kFewest)
    return fail("homecare.calibrate_too_few", Kind::kBadInput, {{"expected", std::to_string(kFewest)}, {"found", std::to_string(found.trips)}});
  const double spread = sums.xx - sums.x * sums.x / sums.n;
  double slope = spread > 0 ? (sums.xy - sums.x * sums.y / sums.n) / spread : 0;
  double intercept = (sums.y - slope * sums.x) / sums.n;
  if (intercept < 0) {
    intercept = 0;
    slope = sums.xy / sums.xx;
  }
  if (!(slope > 1e-6)) return fail("homecare.calibrate_no_line", Kind::kBadInput, {{"found", std::to_string(slope)}});
  found.line = {intercept, slope};
  double absolute = 0, square = 0;
  over_trips(places, minutes, [&](double km, double known) {
    const double off = known - (intercept + slope * km);
    absolute += std::abs(off);
    square += off * off;
  });
  found.mean_error_minutes = absolute / sums.n;
  const double total = sums.yy - sums.y * sums.y / sums.n;
  found.r2 = total > 0 ? 1 - square / total : 1;
  return found;
}

}  // namespace meretid::homecare::roads
