// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/map/point.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace meretid::homecare::roads {
namespace {

constexpr double kRadius = 6'371'008.8;
constexpr double kRadians = std::numbers::pi / 180 * 1e-7;  // of one unit

}  // namespace

Point point_at(double lat_degrees, double lon_degrees) {
  return {static_cast<std::int32_t>(std::llround(lat_degrees * 1e7)), static_cast<std::int32_t>(std::llround(lon_degrees * 1e7))};
}

double metres_between(Point a, Point b) {
  const double lat_a = a.lat * kRadians, lat_b = b.lat * kRadians;
  const double half_lat = std::sin((lat_b - lat_a) / 2);
  const double half_lon = std::sin((static_cast<double>(b.lon) - a.lon) * kRadians / 2);
  const double h = half_lat * half_lat + std::cos(lat_a) * std::cos(lat_b) * half_lon * half_lon;
  return 2 * kRadius * std::asin(std::sqrt(std::min(1.0, h)));
}

LocalPlane::LocalPlane(Point origin)
    : origin_(origin), per_lat_(kRadius * kRadians), per_lon_(per_lat_ * std::max(1e-6, std::cos(origin.lat * kRadians))) {}

LocalPlane::Xy LocalPlane::project(Point p) const {
  return {(static_cast<double>(p.lon) - origin_.lon) * per_lon_, (static_cast<double>(p.lat) - origin_.lat) * per_lat_};
}

Point LocalPlane::back(Xy xy) const {
  const double lat = std::clamp(origin_.lat + xy.y / per_lat_, -1.0 * kMostLat, 1.0 * kMostLat);
  const double lon = std::clamp(origin_.lon + xy.x / per_lon_, -1.0 * kMostLon, 1.0 * kMostLon);
  return {static_cast<std::int32_t>(std::llround(lat)), static_cast<std::int32_t>(std::llround(lon))};
}

}  // namespace meretid::homecare::roads
