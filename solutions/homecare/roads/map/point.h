// SPDX-License-Identifier: EUPL-1.2
// A place on the earth as OpenStreetMap stores it, and straight distances. Values; pure; about 20 ns a distance.
#pragma once

#include <compare>
#include <cstdint>

namespace meretid::homecare::roads {

/// WGS 84 in units of 10⁻⁷ degrees (about 1 cm), so that equal places are equal numbers.
struct Point {
  std::int32_t lat = 0, lon = 0;

  auto operator<=>(const Point&) const = default;
  double lat_degrees() const { return lat * 1e-7; }
  double lon_degrees() const { return lon * 1e-7; }
};

inline constexpr std::int32_t kMostLat = 900'000'000, kMostLon = 1'800'000'000;

/// Degrees to the nearest 10⁻⁷. Both must be finite and within ±90 and ±180.
Point point_at(double lat_degrees, double lon_degrees);

/// Great-circle metres on a sphere of 6,371,008.8 m (haversine; IUGG mean radius). Within 0.5 % of the ellipsoid.
double metres_between(Point a, Point b);

/// The plane that touches the earth near `origin`: x east, y north, metres. For distances below some 50 km.
class LocalPlane {
 public:
  explicit LocalPlane(Point origin);
  struct Xy {
    double x = 0, y = 0;
  };
  Xy project(Point p) const;
  Point back(Xy xy) const;

 private:
  Point origin_;
  double per_lat_, per_lon_;  ///< metres for 10⁻⁷ degrees
};

}  // namespace meretid::homecare::roads
