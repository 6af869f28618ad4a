// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/travel/travel_times.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/catalogue.h"
#include "base/rng.h"
#include "solutions/homecare/roads/generated/municipality.h"
#include "solutions/homecare/roads/map/read_map.h"
#include "solutions/homecare/roads/network/dijkstra_test.h"

namespace meretid::homecare::roads {
namespace {

struct Prepared {
  Municipality place;
  Roads roads;
};
const Prepared& prepared() {
  static const Prepared made = [] {
    Prepared p{invent_municipality({.seed = 3, .size = 0.1}, 300), {}};
    p.roads = *prepare_roads(p.place.map, danish_speeds(Mode::kCar));
    return p;
  }();
  return made;
}

/// One street from west to east, 1 km, one-way or not, with a side street at its end.
Roads street(const char* more) {
  const auto map = read_map(std::string(R"(<osm version="0.6"><node id="1" lat="56" lon="9"/><node id="2" lat="56" lon="9.016"/><node id="3" lat="56.01" lon="9.016"/>
    <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="unclassified"/>)") + more + R"(</way>
    <way id="2"><nd ref="2"/><nd ref="3"/><tag k="highway" v="unclassified"/></way></osm>)");
  return *prepare_roads(*map, danish_speeds(Mode::kCar));
}

TEST(RoadMatrix, ByHandOnOneStreet) {
  const Roads roads = street("");
  const SnapGrid grid(roads.network, roads.components);
  const Point a = point_at(56.0001, 9.004), b = point_at(55.9999, 9.012), c = point_at(56.005, 9.0161);
  const std::vector<Snap> snaps{grid.snap(a), grid.snap(b), grid.snap(c)};
  EXPECT_NEAR(snaps[0].fraction, 0.25, 1e-4);
  EXPECT_NEAR(snaps[0].metres, 11.1, 0.1);
  EXPECT_NEAR(snaps[1].fraction, 0.75, 1e-4);
  const double length = metres_between(point_at(56, 9), point_at(56, 9.016)), side = metres_between(point_at(56, 9), point_at(56.005, 9));
  const double speed = 80 * 0.75 / 3.6;
  const Matrix plain = road_matrix(roads, snaps, snaps, 2, false), stop = road_matrix(roads, snaps, snaps, 2, true);
  EXPECT_EQ(plain.seconds[plain.at(0, 0)], 0);
  EXPECT_NEAR(plain.metres[plain.at(0, 1)], length / 2, 1);
  EXPECT_NEAR(plain.seconds[plain.at(0, 1)], length / 2 / speed, 1);
  EXPECT_NEAR(plain.seconds[plain.at(1, 0)], length / 2 / speed, 1);
  EXPECT_NEAR(plain.metres[plain.at(0, 2)], length * 0.75 + side, 1);
  EXPECT_EQ(stop.seconds[stop.at(0, 2)], plain.seconds[plain.at(0, 2)] + 60) << "parking and walking, once";
  EXPECT_EQ(stop.seconds[stop.at(2, 2)], 0);
}

TEST(RoadMatrix, AgainstAOneWayStreetThereIsNoWay) {
  const Roads roads = street(R"(<tag k="oneway" v="yes"/>)");
  const SnapGrid grid(roads.network, roads.components);
  const std::vector<Snap> snaps{grid.snap(point_at(56, 9.004)), grid.snap(point_at(56, 9.012))};
  const Matrix matrix = road_matrix(roads, snaps, snaps);
  EXPECT_TRUE(matrix.reachable(0, 1));
  EXPECT_FALSE(matrix.reachable(1, 0));
  EXPECT_EQ(matrix.seconds[matrix.at(1, 0)], kUnreachable);
  EXPECT_EQ(matrix.metres[matrix.at(1, 0)], kUnreachable);
}

/// The same by Dijkstra from the places on their roads.
TEST(RoadMatrix, IsWhatDijkstraGivesBetweenPlacesOnRoads) {
  const auto& [place, roads] = prepared();
  const SnapGrid grid(roads.network, roads.components);
  std::vector<Snap> snaps;
  for (const Point home : place.homes) snaps.push_back(grid.snap(home));
  const Matrix matrix = road_matrix(roads, snaps, snaps, 2, false);
  EXPECT_TRUE(matrix == road_matrix(roads, snaps, snaps, 1, false)) << "one thread or two";
  const Dijkstra dijkstra(roads.network);
  const auto along = [](const Snap& snap, Lane lane) { return lane & 1 ? 1 - snap.fraction : snap.fraction; };
  std::size_t same_road = 0;
  for (std::size_t i = 0; i < snaps.size(); i += 7) {
    std::vector<std::pair<Vertex, Cost>> starts;
    for (const Lane lane : {2 * snaps[i].segment, 2 * snaps[i].segment + 1})
      if (const Cost cost = roads.network.cost_of(lane); cost != kNoWay) starts.emplace_back(roads.network.head_of(lane), cost - part_of(cost, along(snaps[i], lane)));
    const auto costs = dijkstra.from(starts);
    for (std::size_t j = 0; j < snaps.size(); ++j) {
      Cost best = kNoWay;
      for (const Lane lane : {2 * snaps[j].segment, 2 * snaps[j].segment + 1}) {
        const Cost whole = roads.network.cost_of(lane);
        if (whole == kNoWay) continue;
        for (const Arc& arc : roads.network.arcs_of(lane)) best = std::min(best, costs[arc.tail] + part_of(whole, along(snaps[j], lane)));
        if (snaps[i].segment != snaps[j].segment || along(snaps[j], lane) < along(snaps[i], lane)) continue;
        best = std::min(best, part_of(whole, along(snaps[j], lane)) - part_of(whole, along(snaps[i], lane)));
        ++same_road;
      }
      ASSERT_EQ(matrix.reachable(i, j), best < kNoWay);
      if (best >= kNoWay) continue;
      ASSERT_EQ(matrix.seconds[matrix.at(i, j)], seconds_of(best)) << i << "→" << j;
      ASSERT_EQ(matrix.metres[matrix.at(i, j)], metres_of(best));
    }
  }
  EXPECT_GT(same_road, 40U);
}

TEST(RoadMatrix, OneRowAndOneColumnAreThoseOfTheWhole) {
  const auto& [place, roads] = prepared();
  const SnapGrid grid(roads.network, roads.components);
  std::vector<Snap> snaps;
  for (std::size_t i = 0; i < 60; ++i) snaps.push_back(grid.snap(place.homes[i]));
  const Matrix whole = road_matrix(roads, snaps, snaps);
  const std::span one(&snaps[17], 1);
  const Matrix row = road_matrix(roads, one, snaps), column = road_matrix(roads, snaps, one);
  for (std::size_t j = 0; j < snaps.size(); ++j) {
    EXPECT_EQ(row.seconds[j], whole.seconds[whole.at(17, j)]);
    EXPECT_EQ(column.seconds[j], whole.seconds[whole.at(j, 17)]);
  }
}

TEST(RoadWays, ALineIsAsLongAsTheMatrixSays) {
  const auto& [place, roads] = prepared();
  const SnapGrid grid(roads.network, roads.components);
  std::vector<Snap> snaps;
  for (std::size_t i = 0; i < 40; ++i) snaps.push_back(grid.snap(place.homes[i]));
  const Matrix matrix = road_matrix(roads, snaps, snaps, 2, false);
  RoadWays ways(roads);
  std::size_t drawn = 0;
  for (std::size_t i = 0; i < snaps.size(); ++i)
    for (std::size_t j = 0; j < snaps.size(); ++j) {
      const auto way = ways.find(snaps[i], snaps[j]);
      ASSERT_EQ(way.has_value(), matrix.reachable(i, j));
      if (!way) continue;
      EXPECT_EQ(way->seconds, matrix.seconds[matrix.at(i, j)]);
      EXPECT_EQ(way->metres, matrix.metres[matrix.at(i, j)]);
      double length = 0;
      for (std::size_t k = 1; k < way->line.size(); ++k) length += metres_between(way->line[k - 1], way->line[k]);
      ASSERT_NEAR(length, way->metres, 3 + 0.001 * way->metres) << i << "→" << j;
      EXPECT_EQ(way->line.front(), snaps[i].at);
      EXPECT_EQ(way->line.back(), snaps[j].at);
      ++drawn;
    }
  EXPECT_GT(drawn, 1000U);
}

TEST(Snap, FindsWhatLookingAtEveryRoadFinds) {
  const auto& [place, roads] = prepared();
  const SnapGrid grid(roads.network, roads.components);
  const Network& network = roads.network;
  Rng rng(8);
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    const Point home = rng.pick(prepared().place.homes);
    const LocalPlane plane(home);
    const Point at = plane.back({rng.uniform(-900, 900), rng.uniform(-900, 900)});
    const LocalPlane here(at);
    double nearest = 1e9;
    for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
      if (!network.segments[s].doors || !roads.components.substantial(roads.components.of_segment[s])) continue;
      const auto shape = network.shape(network.segments[s]);
      for (std::size_t i = 1; i < shape.size(); ++i) {
        const auto a = here.project(shape[i - 1]), b = here.project(shape[i]);
        const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
        const double t = square > 0 ? std::clamp(-(a.x * dx + a.y * dy) / square, 0.0, 1.0) : 0;
        nearest = std::min(nearest, std::hypot(a.x + t * dx, a.y + t * dy));
      }
    }
    const Snap snap = grid.snap(at);
    ASSERT_TRUE(snap.found());
    if (!roads.components.substantial(snap.component)) continue;
    ASSERT_NEAR(snap.metres, nearest, 0.01);
    ASSERT_NEAR(metres_between(at, snap.at), nearest, 0.02 + nearest * 0.002);
    ++found;
  }
  EXPECT_GT(found, 250U);
}

TEST(TravelTimes, SaysWhichPlacesDeserveALook) {
  const auto& [place, roads] = prepared();
  const SnapGrid grid(roads.network, roads.components);
  std::vector<Point> places(place.homes.begin(), place.homes.begin() + 10);
  places.push_back(place.island);                    // 10
  places.push_back(point_at(57.9, 11));              // 11: outside the map
  const LocalPlane middle(place.fjord[place.fjord.size() / 8]);
  places.push_back(middle.back({0, 520}));           // 12: in the fjord
  const TravelTimes times = travel_times(roads, grid, places);
  const auto trouble = [&](std::size_t i, PlaceTrouble which) {
    return std::find_if(times.notes.begin(), times.notes.end(), [&](const PlaceNote& note) { return note.place == i && note.trouble == which; });
  };
  ASSERT_NE(trouble(10, PlaceTrouble::kCutOff), times.notes.end());
  EXPECT_EQ(trouble(10, PlaceTrouble::kCutOff)->places_with_it, 1U);
  EXPECT_GT(trouble(10, PlaceTrouble::kCutOff)->junctions, 8U);
  EXPECT_LT(trouble(10, PlaceTrouble::kCutOff)->junctions, 60U);
  EXPECT_NE(trouble(11, PlaceTrouble::kNoRoad), times.notes.end());
  EXPECT_NE(trouble(12, PlaceTrouble::kFarFromRoad), times.notes.end());
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_FALSE(times.matrix.reachable(i, 10)) << "never a number to an island that nothing reaches";
    EXPECT_FALSE(times.matrix.reachable(10, i));
    EXPECT_FALSE(times.matrix.reachable(i, 11));
    EXPECT_FALSE(times.matrix.estimated);
  }
  EXPECT_TRUE(times.matrix.reachable(10, 10));
  EXPECT_TRUE(travel_times(roads, grid, {}).notes.empty());
}

TEST(TravelTimes, TheFjordIsCrossedByBridgeOrFerryOnly) {
  const auto& [place, roads] = prepared();
  const SnapGrid grid(roads.network, roads.components);
  // From the ferry's landing in the south to that in the north, with the ferry and without it.
  const std::vector<Point> landings{place.ferry[0], place.ferry[1]};
  const Matrix with = travel_times(roads, grid, landings).matrix;
  std::string text = write_osm(place.map);
  const std::size_t ferry = text.find("v=\"ferry\"");
  text.replace(ferry, 9, "v=\"train\"");
  const Roads without = *prepare_roads(*read_map(text), danish_speeds(Mode::kCar));
  const SnapGrid other(without.network, without.components);
  const Matrix round = travel_times(without, other, landings).matrix;
  EXPECT_NEAR(with.seconds[with.at(0, 1)], 6 * 60 + 300 + 60, 5);
  EXPECT_NEAR(with.metres[with.at(0, 1)], metres_between(landings[0], landings[1]), 20);
  ASSERT_TRUE(round.reachable(0, 1));
  EXPECT_GT(round.metres[round.at(0, 1)], 3 * metres_between(landings[0], landings[1])) << "over the bridge";
}

TEST(Roads, AFileGivesTheSameRoads) {
  const auto& [place, roads] = prepared();
  const std::string bytes = write_roads(roads);
  const auto read = read_roads(bytes);
  ASSERT_TRUE(read) << base::render(read.error(), "en");
  EXPECT_EQ(read->hash, roads.hash);
  EXPECT_TRUE(write_roads(*read) == bytes);
  const SnapGrid grid(roads.network, roads.components), other(read->network, read->components);
  EXPECT_TRUE(travel_times(roads, grid, place.homes).matrix == travel_times(*read, other, place.homes).matrix);
  const auto again = prepare_roads(place.map, danish_speeds(Mode::kCar));
  EXPECT_EQ(again->hash, roads.hash) << "made twice, the same";
  EXPECT_NE(prepare_roads(place.map, danish_speeds(Mode::kBicycle))->hash, roads.hash);

  const std::string map = write_osm(place.map);
  EXPECT_EQ(roads_name(map, danish_speeds(Mode::kCar)), roads_name(map, danish_speeds(Mode::kCar)));
  EXPECT_NE(roads_name(map, danish_speeds(Mode::kCar)), roads_name(map, danish_speeds(Mode::kFoot)));
  EXPECT_NE(roads_name(map, danish_speeds(Mode::kCar)), roads_name(map + " ", danish_speeds(Mode::kCar)));
}

TEST(Roads, AnAlteredFileIsRefused) {
  const std::string bytes = write_roads(street(""));
  for (std::size_t length = 0; length < bytes.size(); ++length) ASSERT_FALSE(read_roads(std::string_view(bytes).substr(0, length))) << length;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string altered = bytes;
    altered[at] = static_cast<char>(altered[at] ^ 1);
    const auto read = read_roads(altered);
    ASSERT_FALSE(read) << at;
    EXPECT_EQ(read.error().code, "homecare.network_broken");
  }
}

TEST(MatrixFile, KeepsTheMatrixAndKnowsWhenItIsDamaged) {
  Matrix matrix(2, 3);
  matrix.seconds = {0, 1, 2, 3, kUnreachable, 5};
  matrix.metres = {0, 10, 20, 30, kUnreachable, 50};
  matrix.estimated = true;
  const std::string bytes = write_matrix(matrix);
  const auto read = read_matrix(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, matrix);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string altered = bytes;
    altered[at] = static_cast<char>(altered[at] ^ 16);
    ASSERT_FALSE(read_matrix(altered)) << at;
    ASSERT_FALSE(read_matrix(std::string_view(bytes).substr(0, at))) << at;
  }
  ASSERT_TRUE(read_matrix(write_matrix(Matrix())));

  const std::vector<Point> ab{{1, 2}, {3, 4}}, ba{{3, 4}, {1, 2}};
  EXPECT_EQ(matrix_name("h", ab, ab), matrix_name("h", ab, ab));
  EXPECT_NE(matrix_name("h", ab, ab), matrix_name("h", ba, ba));
  EXPECT_NE(matrix_name("h", ab, ab), matrix_name("g", ab, ab));
  EXPECT_NE(matrix_name("h", ab, {}), matrix_name("h", {}, ab));
}

}  // namespace
}  // namespace meretid::homecare::roads
