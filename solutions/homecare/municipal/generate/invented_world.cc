// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/generate/invented_world.h"

#include <algorithm>
#include <cmath>

#include "solutions/homecare/roads/generated/municipality.h"
#include "solutions/homecare/roads/travel/travel_times.h"

namespace meretid::homecare::municipal {
namespace {

using roads::Point;

/// Place on Hilbert's curve of a square of 2^bits: Hilbert, "Über die stetige Abbildung einer Linie auf ein Flächenstück", 1891.
int hilbert(int x, int y, int bits) {
  int place = 0;
  for (int side = 1 << (bits - 1); side > 0; side /= 2) {
    const int right = (x & side) > 0, up = (y & side) > 0;
    place += side * side * ((3 * right) ^ up);
    if (up == 0) {
      if (right == 1) x = (1 << bits) - 1 - x, y = (1 << bits) - 1 - y;
      std::swap(x, y);
    }
  }
  return place;
}

std::vector<int> along_curve(const std::vector<Point>& homes) {
  constexpr int kBits = 12;
  Point low = homes.front(), high = low;
  for (const Point home : homes) {
    low = {std::min(low.lat, home.lat), std::min(low.lon, home.lon)};
    high = {std::max(high.lat, home.lat), std::max(high.lon, home.lon)};
  }
  const auto cell = [](std::int32_t at, std::int32_t from, std::int32_t until) {
    return static_cast<int>(static_cast<double>(at - from) / std::max(1, until - from) * ((1 << kBits) - 1));
  };
  std::vector<int> curve;
  for (const Point home : homes) curve.push_back(hilbert(cell(home.lon, low.lon, high.lon), cell(home.lat, low.lat, high.lat), kBits));
  return curve;
}

/// Lloyd's algorithm from homes spread along the curve; centres are homes.
std::vector<Point> centres_of(const std::vector<Point>& homes, const std::vector<int>& curve, int count, std::vector<int>& district) {
  std::vector<int> order(homes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
  std::ranges::sort(order, {}, [&](int home) { return std::pair(curve[static_cast<std::size_t>(home)], home); });
  std::vector<Point> centres;
  for (int c = 0; c < count; ++c)
    centres.push_back(
        homes[static_cast<std::size_t>(order[order.size() * static_cast<std::size_t>(2 * c + 1) / static_cast<std::size_t>(2 * count)])]);
  district.assign(homes.size(), 0);
  for (int round = 0; round < 12; ++round) {
    std::vector<double> lat(centres.size()), lon(centres.size()), members(centres.size());
    for (std::size_t h = 0; h < homes.size(); ++h) {
      const auto nearest = std::ranges::min_element(centres, {}, [&](Point centre) { return roads::metres_between(homes[h], centre); });
      const auto d = static_cast<std::size_t>(nearest - centres.begin());
      district[h] = static_cast<int>(d);
      lat[d] += homes[h].lat, lon[d] += homes[h].lon, ++members[d];
    }
    for (std::size_t d = 0; d < centres.size(); ++d)
      if (members[d] > 0) centres[d] = {static_cast<std::int32_t>(lat[d] / members[d]), static_cast<std::int32_t>(lon[d] / members[d])};
  }
  return centres;
}

Result<roads::Matrix> longer_ways(const roads::RoadMap& map, roads::Mode mode, const std::vector<Point>& places) {
  TRY(const roads::Roads ready, roads::prepare_roads(map, roads::danish_speeds(mode)));
  const roads::SnapGrid grid(ready.network, ready.components);
  roads::Matrix ways = roads::travel_times(ready, grid, places, 2, {}, false).matrix;
  const roads::Matrix estimate = roads::travel_times(roads::Estimate(roads::default_lines(mode)), places).matrix;
  for (std::size_t i = 0; i < ways.seconds.size(); ++i) ways.seconds[i] = std::max(ways.seconds[i], estimate.seconds[i]);
  return ways;
}

}  // namespace

Result<WorldAndMap> invent_world(const GenerateOptions& options) {
  WorldAndMap done;
  InventedWorld& world = done.world;
  // Helsingør has some 2,000 citizens with home care on 120 km²; Varde ten times the land. Between the two.
  const double size = options.size > 0 ? options.size : std::clamp(0.3 * options.citizens / 2000, 0.02, 20.0);
  const auto count = static_cast<std::size_t>(options.citizens);
  // A few more homes than citizens: the meeting places are such houses.
  roads::Municipality invented = roads::invent_municipality({options.seed, size}, count + count / 4 + 20);
  const std::vector<Point> spare(invented.homes.begin() + static_cast<std::ptrdiff_t>(count), invented.homes.end());
  invented.homes.resize(count);
  world.places = invented.homes;
  world.homes = options.citizens;
  world.curve = along_curve(world.places);
  const int districts = std::max(1, (options.routes + 14) / 28);
  for (const Point centre : centres_of(invented.homes, world.curve, districts, world.district))
    world.places.push_back(*std::ranges::min_element(spare, {}, [&](Point house) { return roads::metres_between(house, centre); }));
  TRY(world.ways[0], longer_ways(invented.map, roads::Mode::kCar, world.places));
  TRY(world.ways[1], longer_ways(invented.map, roads::Mode::kBicycle, world.places));
  done.map = std::move(invented.map);
  return done;
}

}  // namespace meretid::homecare::municipal
