// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/ground.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace meretid::homecare::hall {
namespace {

using roads::Point;

constexpr std::size_t kMostPoints = 60'000;
constexpr double kThin = 12;                          // metres between points that are kept
constexpr std::int32_t kMarginLat = 270'000, kMarginLon = 480'000;  // 3 km in Denmark

struct Box {
  std::int32_t south = roads::kMostLat, north = -roads::kMostLat, west = roads::kMostLon, east = -roads::kMostLon;
  bool holds(Point p) const { return p.lat >= south && p.lat <= north && p.lon >= west && p.lon <= east; }
};

Box box_of(const municipal::Municipality& all) {
  Box box;
  for (const municipal::Place& place : all.places) {
    if (!place.point) continue;
    box.south = std::min(box.south, place.point->lat - kMarginLat), box.north = std::max(box.north, place.point->lat + kMarginLat);
    box.west = std::min(box.west, place.point->lon - kMarginLon), box.east = std::max(box.east, place.point->lon + kMarginLon);
  }
  return box;
}

/// 0: not drawn.
int rank_of(const roads::Tags& tags) {
  if (tags.is(roads::Key::kRoute, "ferry")) return 4;
  const std::string_view road = tags[roads::Key::kHighway];
  for (const std::string_view main : {"motorway", "trunk", "primary"})
    if (road.starts_with(main)) return 1;
  for (const std::string_view between : {"secondary", "tertiary"})
    if (road.starts_with(between)) return 2;
  for (const std::string_view street : {"residential", "unclassified", "living_street", "service"})
    if (road == street) return 3;
  return 0;
}

void add(const roads::RoadMap& map, const roads::MapWay& way, const Box& box, int rank, GroundView& view, std::size_t& points) {
  GroundLine line{rank, {}};
  Point last;
  const auto end = [&] {
    if (line.points.size() >= 4) points += line.points.size() / 2, view.lines.push_back(line);
    line.points.clear();
  };
  const auto refs = map.refs_of(way);
  for (std::size_t i = 0; i < refs.size(); ++i) {
    const roads::MapNode* node = map.node(refs[i]);
    if (!node || !box.holds(node->at)) {
      end();
      continue;
    }
    const bool ends = line.points.empty() || i + 1 == refs.size();
    if (!ends && roads::metres_between(last, node->at) < kThin) continue;
    line.points.push_back(node->at.lat_degrees());
    line.points.push_back(node->at.lon_degrees());
    last = node->at;
  }
  end();
}

}  // namespace

GroundView ground_of(const roads::RoadMap& map, const municipal::Municipality& all) {
  const Box box = box_of(all);
  GroundView view;
  std::size_t points = 0;
  for (const int rank : {4, 1, 2, 3})
    for (const roads::MapWay& way : map.ways)
      if (points < kMostPoints && rank_of(map.tags_of(way.tags)) == rank) add(map, way, box, rank, view, points);
  return view;
}

void fields(describe::Fields<GroundLine>& f) {
  f("rank", &GroundLine::rank).help("1 store veje, 2 landeveje, 3 gader, 4 færger.", "1 main roads, 2 country roads, 3 streets, 4 ferries.");
  f("points", &GroundLine::points).help("Bredde, længde, bredde, …", "Latitude, longitude, latitude, …");
}
void fields(describe::Fields<GroundView>& f) { f("lines", &GroundView::lines).help("Vejene.", "The roads."); }

}  // namespace meretid::homecare::hall
