// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/generated/town.h"

#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace meretid::homecare::roads {
namespace {

constexpr double kBlock = 95;  // metres
constexpr int kThoroughfare = 6;

class TownPlan {
 public:
  TownPlan(Sketch& sketch, Town& town, Rng& rng) : sketch_(sketch), town_(town), rng_(rng) {}

  void draw() {
    corners();
    for (int row = 0; row <= town_.blocks; ++row)
      for (int column = 0; column <= town_.blocks; ++column) {
        if (column < town_.blocks) street(row, column, row, column + 1, row % kThoroughfare == kThoroughfare / 2);
        if (row < town_.blocks) street(row, column, row + 1, column, column % kThoroughfare == kThoroughfare / 2);
        if (row < town_.blocks && column < town_.blocks && rng_.chance(0.08)) cycle_path(row, column);
      }
    turns();
  }

 private:
  static bool thoroughfare(int line) { return line % kThoroughfare == kThoroughfare / 2; }

  void corners() {
    const double turn = rng_.uniform(0, std::numbers::pi / 2), across = std::cos(turn), up = std::sin(turn);
    for (int row = 0; row <= town_.blocks; ++row)
      for (int column = 0; column <= town_.blocks; ++column) {
        const Xy flat = Xy{column - town_.blocks / 2.0, row - town_.blocks / 2.0} * kBlock + Xy{rng_.uniform(-12, 12), rng_.uniform(-12, 12)};
        const bool signals = town_.blocks > 2 * kThoroughfare && thoroughfare(row) && thoroughfare(column);
        town_.corners.push_back(sketch_.node(town_.centre + Xy{flat.x * across - flat.y * up, flat.x * up + flat.y * across},
                                             signals ? TagList{{Key::kHighway, "traffic_signals"}} : TagList{}));
      }
  }

  void street(int row, int column, int to_row, int to_column, bool main) {
    if (!main && rng_.chance(0.12)) return;
    const NodeId a = town_.corner(row, column), b = town_.corner(to_row, to_column);
    TagList tags{{Key::kHighway, main ? "tertiary" : "residential"}, {Key::kLit, "yes"}};
    if (!main && rng_.chance(0.1)) {
      tags.emplace_back(Key::kOneway, rng_.chance(0.2) ? "-1" : "yes");
      if (rng_.chance(0.5)) tags.emplace_back(Key::kOnewayBicycle, "no");
    } else if (!main && rng_.chance(0.05)) {
      tags[0].second = "living_street";
    } else if (rng_.chance(0.1)) {
      tags.emplace_back(Key::kMaxspeed, "40");
    }
    std::vector<NodeId> nodes{a, b};
    if (rng_.chance(0.35)) {
      const NodeId middle = sketch_.node((sketch_.at(a) + sketch_.at(b)) * 0.5);
      nodes = {a, middle, b};
      car_park(middle, sketch_.at(b) - sketch_.at(a));
    }
    const std::int64_t way = sketch_.way(nodes, tags);
    at_corner_[a].push_back(way);
    at_corner_[b].push_back(way);
  }

  void car_park(NodeId from, Xy along) {
    const Xy aside{-along.y * 0.3, along.x * 0.3};
    const bool bollard = rng_.chance(0.1);
    const NodeId gate = sketch_.node(sketch_.at(from) + aside * 0.3, bollard ? TagList{{Key::kBarrier, "bollard"}} : TagList{});
    const NodeId end = sketch_.node(sketch_.at(from) + aside);
    sketch_.way(std::array{from, gate, end}, {{Key::kHighway, "service"}, {Key::kAccess, rng_.chance(0.1) ? "private" : "yes"}});
  }

  void cycle_path(int row, int column) {
    sketch_.way(std::array{town_.corner(row, column), town_.corner(row + 1, column + 1)},
                {{Key::kHighway, rng_.chance(0.7) ? "cycleway" : "footway"}});
  }

  void turns() {
    for (const auto& [corner, ways] : at_corner_) {
      if (ways.size() < 3 || !rng_.chance(0.06)) continue;
      const std::size_t from = rng_.below(ways.size()), to = (from + 1 + rng_.below(ways.size() - 1)) % ways.size();
      sketch_.restriction(ways[from], corner, ways[to], rng_.chance(0.75) ? "no_left_turn" : "only_straight_on");
    }
  }

  Sketch& sketch_;
  Town& town_;
  Rng& rng_;
  std::map<NodeId, std::vector<std::int64_t>> at_corner_;
};

}  // namespace

NodeId Town::nearest_corner(const Sketch& sketch, Xy to) const {
  NodeId best = corners.front();
  for (const NodeId each : corners)
    if (length(sketch.at(each) - to) < length(sketch.at(best) - to)) best = each;
  return best;
}

Town draw_town(Sketch& sketch, Xy centre, int blocks, Rng& rng) {
  Town town{.centre = centre, .blocks = blocks, .radius = blocks * kBlock * 0.7, .corners = {}};
  TownPlan(sketch, town, rng).draw();
  return town;
}

}  // namespace meretid::homecare::roads
