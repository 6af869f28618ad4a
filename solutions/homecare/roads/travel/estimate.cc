// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/travel/estimate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <utility>

#include "base/hash.h"

namespace meretid::homecare::roads {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// On which side of a→b c lies.
int side(Point a, Point b, Point c) {
  const auto dx = static_cast<double>(std::int64_t{b.lon} - a.lon), dy = static_cast<double>(std::int64_t{b.lat} - a.lat);
  const auto ex = static_cast<double>(std::int64_t{c.lon} - a.lon), ey = static_cast<double>(std::int64_t{c.lat} - a.lat);
  const double cross = dx * ey - dy * ex;
  return cross > 0 ? 1 : cross < 0 ? -1 : 0;
}

bool boxes_meet(Point a, Point b, Point c, Point d) {
  return std::min(a.lat, b.lat) <= std::max(c.lat, d.lat) && std::min(c.lat, d.lat) <= std::max(a.lat, b.lat) &&
         std::min(a.lon, b.lon) <= std::max(c.lon, d.lon) && std::min(c.lon, d.lon) <= std::max(a.lon, b.lon);
}

/// Touching the shore is no crossing.
bool cross(Point a, Point b, Point c, Point d) {
  return boxes_meet(a, b, c, d) && side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

}  // namespace

double EstimateLines::minutes(double km) const {
  if (km <= 0) return 0;
  return std::min(far.a_minutes + far.b_minutes_per_km * km, near.a_minutes + near.b_minutes_per_km * km);
}

EstimateLines default_lines(Mode mode) {
  switch (mode) {
    case Mode::kCar: return {{2, 1.17}, {1, 2.4}};
    case Mode::kBicycle: return {{1, 4.9}, {1, 4.9}};
    case Mode::kFoot: break;
  }
  return {{0, 15.6}, {0, 15.6}};
}

Estimate::Estimate(EstimateLines lines, Water water) : lines_(lines), water_(std::move(water)) {
  for (const Polygon& polygon : water_.polygons)
    for (std::size_t i = 0; i < polygon.size(); ++i) edges_.push_back({polygon[i], polygon[(i + 1) % polygon.size()]});
  for (const Crossing& crossing : water_.crossings) {
    landings_.push_back(crossing.a);
    landings_.push_back(crossing.b);
  }
  // Which landings see each other over land, and what the crossings join; then the shortest over all (Floyd and Warshall).
  const std::size_t n = landings_.size();
  km_.assign(n * n, kNever);
  extra_.assign(n * n, 0);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      const double km = metres_between(landings_[i], landings_[j]) / 1000;
      if (i / 2 == j / 2 || !wet(landings_[i], landings_[j])) km_[i * n + j] = km;
      if (i != j && i / 2 == j / 2) extra_[i * n + j] = water_.crossings[i / 2].extra_minutes;
    }
  const auto minutes = [&](double km, double extra) { return km == kNever ? kNever : lines_.far.b_minutes_per_km * km + extra; };
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) {
        const double km = km_[i * n + k] + km_[k * n + j], extra = extra_[i * n + k] + extra_[k * n + j];
        if (minutes(km, extra) < minutes(km_[i * n + j], extra_[i * n + j])) {
          km_[i * n + j] = km;
          extra_[i * n + j] = extra;
        }
      }
}

bool Estimate::wet(Point a, Point b) const {
  return std::any_of(edges_.begin(), edges_.end(), [&](const Edge& edge) { return cross(a, b, edge.a, edge.b); });
}

std::vector<Estimate::Landing> Estimate::landings_seen_from(Point p) const {
  std::vector<Landing> seen;
  for (std::size_t i = 0; i < landings_.size(); ++i)
    if (!wet(p, landings_[i])) seen.push_back({i, metres_between(p, landings_[i]) / 1000});
  return seen;
}

std::optional<Estimate::Trip> Estimate::over_land_or_water(Point from, Point to, std::span<const Landing> out, std::span<const Landing> in) const {
  if (!wet(from, to)) {
    const double km = metres_between(from, to) / 1000;
    return Trip{lines_.minutes(km), km};
  }
  std::optional<Trip> best;
  const std::size_t n = landings_.size();
  for (const Landing& a : out)
    for (const Landing& b : in) {
      const double between = km_[a.index * n + b.index];
      if (between == kNever) continue;
      const double km = a.km + between + b.km, minutes = lines_.minutes(km) + extra_[a.index * n + b.index];
      if (!best || minutes < best->minutes) best = Trip{minutes, km};
    }
  return best;
}

std::optional<Estimate::Trip> Estimate::trip(Point from, Point to) const {
  return over_land_or_water(from, to, landings_seen_from(from), landings_seen_from(to));
}

Matrix Estimate::matrix(std::span<const Point> from, std::span<const Point> to) const {
  Matrix matrix(from.size(), to.size());
  matrix.estimated = true;
  std::vector<std::vector<Landing>> in;
  for (const Point p : to) in.push_back(landings_seen_from(p));
  for (std::size_t i = 0; i < from.size(); ++i) {
    const auto out = landings_seen_from(from[i]);
    for (std::size_t j = 0; j < to.size(); ++j) {
      const auto trip = over_land_or_water(from[i], to[j], out, in[j]);
      if (!trip) continue;
      matrix.seconds[matrix.at(i, j)] = static_cast<std::int32_t>(std::llround(std::min(trip->minutes * 60, 1e8)));
      matrix.metres[matrix.at(i, j)] = static_cast<std::int32_t>(std::llround(trip->km * 1000));
    }
  }
  return matrix;
}

std::string Estimate::hash() const {
  std::string text = "estimate";
  const auto add = [&text](double value) {
    std::array<char, 32> shown{};
    std::snprintf(shown.data(), shown.size(), " %.12g", value);
    text += shown.data();
  };
  for (const double value : {lines_.far.a_minutes, lines_.far.b_minutes_per_km, lines_.near.a_minutes, lines_.near.b_minutes_per_km}) add(value);
  const auto add_point = [&](Point p) { text += " " + std::to_string(p.lat) + "," + std::to_string(p.lon); };
  for (const Polygon& polygon : water_.polygons) {
    text += "\nwater";
    for (const Point p : polygon) add_point(p);
  }
  for (const Crossing& crossing : water_.crossings) {
    text += "\ncrossing";
    add_point(crossing.a);
    add_point(crossing.b);
    add(crossing.extra_minutes);
  }
  return base::blake2b_hex(text);
}

}  // namespace meretid::homecare::roads
