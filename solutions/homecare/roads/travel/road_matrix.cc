// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/travel/road_matrix.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace meretid::homecare::roads {
namespace {

/// How far along its lane a place lies.
double along(const Snap& place, Lane lane) { return (lane & 1) == 0 ? place.fraction : 1 - place.fraction; }

std::array<Lane, 2> lanes_of(const Snap& place) { return {2 * place.segment, 2 * place.segment + 1}; }

std::vector<Seed> seeds_from(const Roads& roads, const Snap& place) {
  std::vector<Seed> seeds;
  if (!place.found()) return seeds;
  for (const Lane lane : lanes_of(place)) {
    const Cost cost = roads.network.cost_of(lane);
    if (cost == kNoWay) continue;
    seeds.push_back({roads.hierarchy.rank[roads.network.head_of(lane)], cost - part_of(cost, along(place, lane)), lane});
  }
  return seeds;
}

std::vector<Seed> seeds_to(const Roads& roads, const Snap& place) {
  std::vector<Seed> seeds;
  if (!place.found()) return seeds;
  for (const Lane lane : lanes_of(place))
    for (const Arc& arc : roads.network.arcs_of(lane)) seeds.push_back({roads.hierarchy.rank[arc.tail], part_of(arc.cost, along(place, lane)), lane});
  return seeds;
}

/// Straight along the road that both lie at, in a direction that is open.
struct Direct {
  Cost cost = kNoWay;
  Lane lane = 0;
};
Direct direct(const Roads& roads, const Snap& from, const Snap& to) {
  Direct best;
  if (!from.found() || from.segment != to.segment) return best;
  for (const Lane lane : lanes_of(from)) {
    const Cost cost = roads.network.cost_of(lane);
    if (cost == kNoWay || along(to, lane) < along(from, lane)) continue;
    const Cost piece = part_of(cost, along(to, lane)) - part_of(cost, along(from, lane));
    if (piece < best.cost) best = {piece, lane};
  }
  return best;
}

/// Over the field to a home far from any road, at the pace of a walker with a bag.
double field_seconds(const Snap& place) { return place.far ? place.metres / (4.0 / 3.6) : 0; }

}  // namespace

Matrix road_matrix(const Roads& roads, std::span<const Snap> from, std::span<const Snap> to, unsigned threads, bool stop, ManyToManyReport* report) {
  Matrix matrix(from.size(), to.size());
  SeedLists sources, targets;
  for (const Snap& place : from) sources.push_back(seeds_from(roads, place));
  for (const Snap& place : to) targets.push_back(seeds_to(roads, place));
  // Which places lie at the same road as a given one.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> at_segment;
  for (std::uint32_t t = 0; t < to.size(); ++t)
    if (to[t].found()) at_segment.emplace_back(to[t].segment, t);
  std::sort(at_segment.begin(), at_segment.end());
  const auto stop_seconds = static_cast<std::int32_t>(std::llround(stop ? roads.network.stop_seconds : 0));

  const auto fill = [&](std::size_t s, std::span<Cost> costs) {
    for (auto near = std::lower_bound(at_segment.begin(), at_segment.end(), std::pair(from[s].segment, 0U));
         near != at_segment.end() && near->first == from[s].segment; ++near)
      costs[near->second] = std::min(costs[near->second], direct(roads, from[s], to[near->second]).cost);
    std::int32_t* seconds = matrix.seconds.data() + s * to.size();
    std::int32_t* metres = matrix.metres.data() + s * to.size();
    for (std::size_t t = 0; t < to.size(); ++t) {
      if (costs[t] >= kNoWay) continue;
      seconds[t] = seconds_of(costs[t]);
      metres[t] = metres_of(costs[t]);
      if (seconds[t] > 0 || metres[t] > 0) seconds[t] += stop_seconds;
      if ((from[s].far || to[t].far) && costs[t] > 0) seconds[t] += static_cast<std::int32_t>(std::llround(field_seconds(from[s]) + field_seconds(to[t])));
    }
  };
  const ManyToManyReport done = many_to_many(roads.hierarchy, sources, targets, threads, fill);
  if (report != nullptr) *report = done;
  return matrix;
}

std::optional<RoadWay> RoadWays::find(const Snap& from, const Snap& to) {
  if (!from.found() || !to.found()) return std::nullopt;
  const Network& network = roads_.network;
  const auto way = search_.find(seeds_from(roads_, from), seeds_to(roads_, to));
  const Direct straight = direct(roads_, from, to);
  if (!way && straight.cost == kNoWay) return std::nullopt;

  RoadWay found;
  const auto points_of = [&](Lane lane) {
    const auto shape = network.shape(network.segments[segment_of(lane)]);
    std::vector<Point> points(shape.begin(), shape.end());
    if ((lane & 1) != 0) std::reverse(points.begin(), points.end());
    return points;
  };
  const auto add = [&](std::span<const Point> points) {
    for (const Point p : points)
      if (found.line.empty() || found.line.back() != p) found.line.push_back(p);
  };
  // The points of a lane between two places on it, given by how far along they lie.
  const auto add_part = [&](Lane lane, double begin, double end) {
    const std::vector<Point> points = points_of(lane);
    double whole = 0, before = 0;
    for (std::size_t i = 1; i < points.size(); ++i) whole += metres_between(points[i - 1], points[i]);
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (i > 0) before += metres_between(points[i - 1], points[i]);
      if (before > begin * whole && before < end * whole) add(std::span(&points[i], 1));
    }
  };
  add(std::span(&from.at, 1));
  if (!way || straight.cost <= way->cost) {
    found.seconds = seconds_of(straight.cost);
    found.metres = metres_of(straight.cost);
    add_part(straight.lane, along(from, straight.lane), along(to, straight.lane));
  } else {
    found.seconds = seconds_of(way->cost);
    found.metres = metres_of(way->cost);
    add_part(way->from_tag, along(from, way->from_tag), 2);
    for (const Lane lane : way->tags) add(points_of(lane));
    add_part(way->to_tag, -1, along(to, way->to_tag));
  }
  add(std::span(&to.at, 1));
  return found;
}

}  // namespace meretid::homecare::roads
