// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/network/network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/catalogue.h"
#include "solutions/homecare/roads/generated/municipality.h"
#include "solutions/homecare/roads/map/read_map.h"
#include "solutions/homecare/roads/network/components.h"
#include "solutions/homecare/roads/network/dijkstra_test.h"
#include "solutions/homecare/roads/network/way_rule.h"

namespace meretid::homecare::roads {
namespace {

RoadMap map_of(const std::string& inner) {
  auto map = read_map("<osm version=\"0.6\">" + inner + "</osm>");
  EXPECT_TRUE(map);
  return std::move(*map);
}

/// A cross: node 5 in the middle, 1 west, 2 east, 3 south, 4 north; ways 11, 12, 13, 14 each from its end to the middle.
std::string crossroads(const std::string& more) {
  std::string text = R"(<node id="1" lat="56" lon="8.99"/><node id="2" lat="56" lon="9.01"/><node id="3" lat="55.99" lon="9"/>
    <node id="4" lat="56.01" lon="9"/><node id="5" lat="56" lon="9"/>)";
  for (const char* n : {"1", "2", "3", "4"})
    text += std::string("<way id=\"1") + n + "\"><nd ref=\"" + n + "\"/><nd ref=\"5\"/><tag k=\"highway\" v=\"residential\"/></way>";
  return text + more;
}

std::string forbids(const char* from, const char* to, const char* kind, const char* more = "") {
  return std::string("<relation id=\"9") + from + to + "\"><member type=\"way\" ref=\"" + from + "\" role=\"from\"/><member type=\"node\" ref=\"5\" role=\"via\"/>" +
         "<member type=\"way\" ref=\"" + to + "\" role=\"to\"/><tag k=\"type\" v=\"restriction\"/><tag k=\"restriction\" v=\"" + kind + "\"/>" + more + "</relation>";
}

/// Seconds between two nodes; -1 when there is no way. Copies of a junction count as it.
double drive(const RoadMap& map, Mode mode, std::int64_t from, std::int64_t to) {
  const auto network = build_network(map, danish_speeds(mode));
  EXPECT_TRUE(network);
  const Dijkstra dijkstra(*network);
  std::vector<std::pair<Vertex, Cost>> starts;
  for (Vertex v = 0; v < network->vertices.size(); ++v)
    if (network->vertices[v] == map.node(from)->at) starts.emplace_back(v, 0);
  const auto costs = dijkstra.from(starts);
  Cost best = kNoWay;
  for (Vertex v = 0; v < network->vertices.size(); ++v)
    if (network->vertices[v] == map.node(to)->at) best = std::min(best, costs[v]);
  return best == kNoWay ? -1 : static_cast<double>(milliseconds_of(best)) / 1000;
}

bool reaches(const std::string& inner, Mode mode, std::int64_t from, std::int64_t to) { return drive(map_of(inner), mode, from, to) >= 0; }

TEST(Turns, NoTurnForbidsThatTurnOnly) {
  const std::string no_left = crossroads(forbids("11", "14", "no_left_turn"));
  // In the cross one may still turn round at an end: east and back, then right.
  const double straight = drive(map_of(crossroads("")), Mode::kCar, 1, 4);
  EXPECT_GT(drive(map_of(no_left), Mode::kCar, 1, 4), straight * 1.5);
  EXPECT_DOUBLE_EQ(drive(map_of(no_left), Mode::kCar, 2, 4), drive(map_of(crossroads("")), Mode::kCar, 2, 4));
  EXPECT_DOUBLE_EQ(drive(map_of(no_left), Mode::kCar, 1, 3), drive(map_of(crossroads("")), Mode::kCar, 1, 3));
  EXPECT_DOUBLE_EQ(drive(map_of(no_left), Mode::kFoot, 1, 4), drive(map_of(crossroads("")), Mode::kFoot, 1, 4));
}

TEST(Turns, OnlyForbidsAllOthersAndExceptFrees) {
  const double plain = drive(map_of(crossroads("")), Mode::kCar, 1, 3);
  const std::string only = crossroads(forbids("11", "12", "only_straight_on"));
  EXPECT_DOUBLE_EQ(drive(map_of(only), Mode::kCar, 1, 2), drive(map_of(crossroads("")), Mode::kCar, 1, 2));
  EXPECT_GT(drive(map_of(only), Mode::kCar, 1, 3), plain * 1.5);
  const std::string freed = crossroads(forbids("11", "12", "only_straight_on", "<tag k=\"except\" v=\"bicycle;bus\"/>"));
  EXPECT_DOUBLE_EQ(drive(map_of(freed), Mode::kBicycle, 1, 3), drive(map_of(crossroads("")), Mode::kBicycle, 1, 3));
  EXPECT_GT(drive(map_of(freed), Mode::kCar, 1, 3), plain * 1.5);
}

TEST(Turns, SeveralRestrictionsAtOneJunctionAddUp) {
  // From the west nothing but straight on remains, and at the east end one cannot turn back in.
  const std::string closed = crossroads(forbids("11", "14", "no_left_turn") + forbids("11", "13", "no_right_turn") + forbids("12", "13", "no_left_turn") +
                                        forbids("12", "14", "no_right_turn") + forbids("11", "11", "no_u_turn"));
  EXPECT_FALSE(reaches(closed, Mode::kCar, 1, 3));
  EXPECT_FALSE(reaches(closed, Mode::kCar, 1, 4));
  EXPECT_TRUE(reaches(closed, Mode::kCar, 1, 2));
  EXPECT_TRUE(reaches(closed, Mode::kCar, 3, 4));
  const auto network = build_network(map_of(closed), danish_speeds(Mode::kCar));
  EXPECT_EQ(network->notes.restrictions_kept, 5U);
  EXPECT_EQ(network->vertices.size(), 5U + 2U) << "one copy for each set of forbidden turns";
}

TEST(Turns, WhatDoesNotFitIsCounted) {
  const std::string wrong = crossroads(forbids("11", "99", "no_left_turn") + forbids("11", "14", "give_way"));
  const auto network = build_network(map_of(wrong), danish_speeds(Mode::kCar));
  EXPECT_EQ(network->notes.restrictions_kept, 0U);
  EXPECT_EQ(network->notes.restrictions_skipped, 2U);
}

TEST(BuildNetwork, Fjordby) {
  const auto map = read_map([] {
    std::FILE* file = std::fopen("solutions/homecare/roads/map/cases/fjordby.osm", "rb");
    std::string bytes(1 << 16, '\0');
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
    std::fclose(file);
    return bytes;
  }());
  ASSERT_TRUE(map) << base::render(map.error(), "en");
  const auto metres = [&](std::int64_t a, std::int64_t b) { return metres_between(map->node(a)->at, map->node(b)->at); };
  const double street = 50 * 0.65 / 3.6, signal = 10;
  // Left into Tværgade is forbidden; round the block it goes. The signal delays who arrives at it.
  EXPECT_NEAR(drive(*map, Mode::kCar, 1, 2), metres(1, 2) / street + signal, 0.01);
  EXPECT_NEAR(drive(*map, Mode::kCar, 1, 5), (metres(1, 4) + metres(4, 5)) / street, 0.01);
  EXPECT_NEAR(drive(*map, Mode::kCar, 2, 1), metres(1, 2) / street, 0.01);
  // Nygade is one-way for cars and not for bicycles.
  EXPECT_NEAR(drive(*map, Mode::kCar, 5, 4), metres(5, 2) / street + signal + (metres(2, 1) + metres(1, 4)) / street, 0.01);
  EXPECT_NEAR(drive(*map, Mode::kBicycle, 5, 4), metres(5, 4) / (16 / 3.6), 0.01);
  // Through the roundabout anticlockwise, whichever way.
  const double country = 80 * 0.85 / 3.6;
  EXPECT_NEAR(drive(*map, Mode::kCar, 13, 15), (metres(13, 14) + metres(14, 15)) / country, 0.01);
  EXPECT_NEAR(drive(*map, Mode::kCar, 15, 13), (metres(15, 16) + metres(16, 13)) / country, 0.01);
  // The ferry takes twelve minutes, and one waits five.
  EXPECT_NEAR(drive(*map, Mode::kCar, 8, 9), 720 + 300, 0.01);
  EXPECT_NEAR(drive(*map, Mode::kCar, 9, 8), 720 + 300, 0.01);
  EXPECT_NEAR(drive(*map, Mode::kCar, 9, 10), metres(9, 10) / (60 * 0.75 / 3.6), 0.01);
  EXPECT_EQ(drive(*map, Mode::kCar, 1, 11), -1) << "nothing reaches the island";
  EXPECT_EQ(drive(*map, Mode::kCar, 1, 18), -1) << "a bollard stands in the way";
  EXPECT_GT(drive(*map, Mode::kBicycle, 1, 18), 0);

  const auto network = build_network(*map, danish_speeds(Mode::kCar));
  const Components parts = find_components(*network);
  std::map<Point, std::uint32_t> part;
  for (Vertex v = 0; v < network->vertices.size(); ++v) part.try_emplace(network->vertices[v], parts.of_vertex[v]);
  EXPECT_EQ(part.at(map->node(1)->at), 0U);
  EXPECT_EQ(part.at(map->node(10)->at), 0U);
  EXPECT_NE(part.at(map->node(11)->at), 0U);
  EXPECT_EQ(part.at(map->node(11)->at), part.at(map->node(12)->at));
  EXPECT_EQ(parts.sizes[part.at(map->node(11)->at)], 2U);
}

TEST(BuildNetwork, OddWaysDoNoHarm) {
  // A loop at the end of a road, a way that goes there and back, a node twice in a row, a node that is not in the file, a loop alone.
  const std::string odd = R"(<node id="1" lat="56" lon="9"/><node id="2" lat="56" lon="9.01"/><node id="3" lat="56.001" lon="9.011"/>
    <node id="4" lat="55.999" lon="9.011"/><node id="6" lat="57" lon="9"/><node id="7" lat="57" lon="9.001"/>
    <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="2"/><tag k="highway" v="residential"/></way>
    <way id="2"><nd ref="6"/><nd ref="7"/><nd ref="6"/><tag k="highway" v="residential"/></way>
    <way id="3"><nd ref="1"/><nd ref="99"/><nd ref="3"/><tag k="highway" v="residential"/></way>)";
  const auto network = build_network(map_of(odd), danish_speeds(Mode::kCar));
  ASSERT_TRUE(network);
  for (const Segment& segment : network->segments) EXPECT_NE(segment.head[0], segment.head[1]);
  EXPECT_EQ(network->notes.nodes_missing, 1U);
  EXPECT_TRUE(reaches(odd, Mode::kCar, 1, 3));
  EXPECT_TRUE(reaches(odd, Mode::kCar, 6, 7));

  const auto closed = build_network(map_of(R"(<node id="1" lat="56" lon="9"/><node id="2" lat="56" lon="9.01"/>
    <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="cycleway"/></way>)"), danish_speeds(Mode::kCar));
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().code, "homecare.network_closed");
}

/// Another way to the same answer: states are hops (way, place in it, direction) of the map as it is written; turns are looked up
/// in the restrictions themselves.
class HopSearch {
 public:
  HopSearch(const RoadMap& map, const Speeds& speeds) : map_(map) {
    for (std::size_t w = 0; w < map.ways.size(); ++w) {
      const WayRule rule = rule_of(map.tags_of(map.ways[w].tags), speeds);
      const auto refs = map.refs_of(map.ways[w]);
      double length = 0;
      for (std::size_t i = 1; i < refs.size(); ++i) length += metres_between(map.node(refs[i - 1])->at, map.node(refs[i])->at);
      for (std::size_t i = 1; i < refs.size(); ++i)
        for (const bool back : {false, true}) {
          const double kmh = back ? rule.backward_kmh : rule.forward_kmh;
          if (kmh <= 0) continue;
          const std::int64_t a = refs[back ? i : i - 1], b = refs[back ? i - 1 : i];
          const double metres = metres_between(map.node(a)->at, map.node(b)->at);
          double seconds = metres / kmh * 3.6;
          if (rule.ferry && rule.ferry_seconds > 0) seconds = rule.ferry_seconds * metres / length;
          if (rule.ferry && i == (back ? refs.size() - 1 : 1)) seconds += speeds.ferry_wait_seconds;
          if (map.tags_of(map.node(b)->tags).is(Key::kHighway, "traffic_signals")) seconds += speeds.signal_seconds;
          from_[a].push_back(hops_.size());
          into_[b].push_back(hops_.size());
          hops_.push_back({map.ways[w].id, a, b, seconds});
        }
    }
    for (const MapRestriction& restriction : map.restrictions) add(restriction, speeds.mode);
    for (const MapNode& node : map.nodes)
      if (blocks(map.tags_of(node.tags), speeds.mode)) blocked_.insert(node.id);
  }

  std::map<std::int64_t, double> from(std::int64_t start) const {
    std::vector<double> cost(hops_.size(), INFINITY);
    std::set<std::pair<double, std::size_t>> queue;
    const auto reach = [&](std::size_t hop, double seconds) {
      if (seconds >= cost[hop]) return;
      queue.erase({cost[hop], hop});
      queue.emplace(cost[hop] = seconds, hop);
    };
    if (const auto leaving = from_.find(start); leaving != from_.end())
      for (const std::size_t hop : leaving->second) reach(hop, hops_[hop].seconds);
    std::map<std::int64_t, double> best{{start, 0}};
    while (!queue.empty()) {
      const auto [seconds, hop] = *queue.begin();
      queue.erase(queue.begin());
      const Hop& done = hops_[hop];
      best.try_emplace(done.to, seconds);
      if (blocked_.contains(done.to)) continue;
      if (const auto leaving = from_.find(done.to); leaving != from_.end())
        for (const std::size_t next : leaving->second)
          if (allowed(done, hops_[next])) reach(next, seconds + hops_[next].seconds);
    }
    return best;
  }

 private:
  struct Hop {
    std::int64_t way, from, to;
    double seconds;
  };

  void add(const MapRestriction& restriction, Mode mode) {
    if (!binds(map_.tags_of(restriction.tags), mode)) return;
    std::int64_t from = 0, via = 0, to = 0;
    for (const Member& member : restriction.members) (member.role == Role::kFrom ? from : member.role == Role::kVia ? via : to) = member.ref;
    const auto count = [&](const std::map<std::int64_t, std::vector<std::size_t>>& hops, std::int64_t way) {
      const auto found = hops.find(via);
      if (found == hops.end()) return std::ptrdiff_t{0};
      return std::count_if(found->second.begin(), found->second.end(), [&](std::size_t hop) { return hops_[hop].way == way; });
    };
    if (count(into_, from) == 1 && count(from_, to) == 1) rules_.emplace_back(from, via, to, map_.tags_of(restriction.tags)[Key::kRestriction].starts_with("only_"));
  }

  bool allowed(const Hop& in, const Hop& out) const {
    for (const auto& [from, via, to, only] : rules_)
      if (in.way == from && in.to == via && (out.way == to) != only) return false;
    return true;
  }

  const RoadMap& map_;
  std::vector<Hop> hops_;
  std::map<std::int64_t, std::vector<std::size_t>> from_, into_;
  std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t, bool>> rules_;
  std::set<std::int64_t> blocked_;
};

TEST(BuildNetwork, AgreesWithASearchOverTheMapAsItIsWritten) {
  std::size_t restrictions = 0;
  for (const std::uint64_t seed : {1, 2, 3}) {
    const Municipality place = invent_municipality({.seed = seed, .size = 0.02});
    for (const Mode mode : {Mode::kCar, Mode::kBicycle, Mode::kFoot}) {
      const auto network = build_network(place.map, danish_speeds(mode));
      ASSERT_TRUE(network);
      ASSERT_TRUE(mode != Mode::kCar || network->notes.restrictions_kept > 0);
      restrictions += network->notes.restrictions_kept;
      const Dijkstra dijkstra(*network);
      const HopSearch search(place.map, danish_speeds(mode));
      std::map<Point, std::vector<Vertex>> at;
      for (Vertex v = 0; v < network->vertices.size(); ++v) at[network->vertices[v]].push_back(v);
      std::size_t compared = 0;
      for (std::size_t n = 3; n < place.map.nodes.size(); n += place.map.nodes.size() / 12) {
        const MapNode& start = place.map.nodes[n];
        if (!at.contains(start.at) || blocks(place.map.tags_of(start.tags), mode)) continue;
        std::vector<std::pair<Vertex, Cost>> starts;
        for (const Vertex v : at[start.at]) starts.emplace_back(v, 0);
        const auto costs = dijkstra.from(starts);
        const auto best = search.from(start.id);
        for (const MapNode& goal : place.map.nodes) {
          if (!at.contains(goal.at)) continue;
          Cost cost = kNoWay;
          for (const Vertex v : at[goal.at]) cost = std::min(cost, costs[v]);
          const auto found = best.find(goal.id);
          ASSERT_EQ(found != best.end(), cost != kNoWay) << seed << " " << to_text(mode) << " " << start.id << "→" << goal.id;
          if (found == best.end()) continue;
          ASSERT_NEAR(found->second, static_cast<double>(milliseconds_of(cost)) / 1000, 0.3) << start.id << "→" << goal.id;
          ++compared;
        }
      }
      EXPECT_GT(compared, 2000U) << to_text(mode);
    }
  }
  EXPECT_GT(restrictions, 20U);
}

}  // namespace
}  // namespace meretid::homecare::roads
