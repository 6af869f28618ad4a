// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/generated/municipality.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "solutions/homecare/roads/generated/town.h"

namespace meretid::homecare::roads {
namespace {

constexpr double kField = 1500;  // metres between country crossroads
const Point kCorner = point_at(56.45, 8.05);

class Drawing {
 public:
  explicit Drawing(const MunicipalityOptions& options)
      : rng_(options.seed), sketch_(kCorner), columns_(std::max(5, static_cast<int>(std::lround(24 * std::sqrt(options.size))))),
        rows_(std::max(6, static_cast<int>(std::lround(22 * std::sqrt(options.size))))), size_(options.size) {
    fjord_row_ = rows_ / 2;
  }

  Municipality draw(std::size_t homes) {
    crossroads();
    country_roads();
    towns();
    over_the_fjord();
    motorway();
    Municipality done;
    const NodeId last_on_land = sketch_.last_node();
    const Xy island{-4000, fjord(0) + 900};
    Rng island_rng = rng_.fork(7);
    draw_town(sketch_, island, 3, island_rng);
    done.island = sketch_.point(island);
    for (std::size_t i = 0; i < homes; ++i) done.homes.push_back(sketch_.point(home(last_on_land)));
    done.fjord = shore();
    done.bridge = {sketch_.point(sketch_.at(bridge_[0])), sketch_.point(sketch_.at(bridge_[1]))};
    done.ferry = {sketch_.point(sketch_.at(ferry_[0])), sketch_.point(sketch_.at(ferry_[1]))};
    done.map = sketch_.take();
    return done;
  }

 private:
  /// The middle of the fjord at x; it is 2 × kHalf wide and lies between two rows of crossroads.
  static constexpr double kHalf = 500;
  double fjord(double x) const { return (fjord_row_ - 0.5) * kField + 150 * std::sin(x / 2500); }

  NodeId& crossroad(int row, int column) { return crossroads_[static_cast<std::size_t>(row * columns_ + column)]; }

  void crossroads() {
    crossroads_.resize(static_cast<std::size_t>(rows_ * columns_));
    for (int row = 0; row < rows_; ++row)
      for (int column = 0; column < columns_; ++column) {
        const bool shore = row == fjord_row_ || row == fjord_row_ - 1;
        const double wander = shore ? 60 : 300;
        crossroad(row, column) = sketch_.node({column * kField + rng_.uniform(-wander, wander), row * kField + rng_.uniform(-wander, wander)});
      }
    rings_.resize(crossroads_.size());
    for (int row = 0; row < rows_; ++row)
      for (int column = 0; column < columns_; ++column)
        if (row % 4 == 1 && column % 4 == 1 && rng_.chance(0.6)) roundabout(row, column);
  }

  void roundabout(int row, int column) {
    std::vector<NodeId> ring;
    const Xy middle = sketch_.at(crossroad(row, column));
    for (int i = 0; i < 6; ++i) {  // anticlockwise: we drive on the right
      const double turn = i * std::numbers::pi / 3;
      ring.push_back(sketch_.node(middle + Xy{std::cos(turn), std::sin(turn)} * 18));
    }
    rings_[static_cast<std::size_t>(row * columns_ + column)] = ring;
    ring.push_back(ring.front());
    sketch_.way(ring, {{Key::kHighway, "secondary"}, {Key::kJunction, "roundabout"}});
  }

  /// Where a road from that side meets the crossroad: at itself, or at its ring.
  NodeId entry(int row, int column, Xy from) {
    const auto& ring = rings_[static_cast<std::size_t>(row * columns_ + column)];
    if (ring.empty()) return crossroad(row, column);
    return *std::min_element(ring.begin(), ring.end(), [&](NodeId a, NodeId b) { return length(sketch_.at(a) - from) < length(sketch_.at(b) - from); });
  }

  void country_roads() {
    for (int row = 0; row < rows_; ++row)
      for (int column = 0; column < columns_; ++column) {
        if (column + 1 < columns_) country_road(row, column, row, column + 1);
        if (row + 1 < rows_ && row + 1 != fjord_row_) country_road(row, column, row + 1, column);
      }
  }

  void country_road(int row, int column, int to_row, int to_column) {
    const int line = row == to_row ? row : column;
    const bool major = line % 4 == 1;
    if (!major && rng_.chance(0.18)) return;
    const NodeId a = entry(row, column, sketch_.at(crossroad(to_row, to_column))), b = entry(to_row, to_column, sketch_.at(crossroad(row, column)));
    const auto nodes = sketch_.wind(a, b, 300, rng_);
    TagList tags{{Key::kHighway, major ? (line % 8 == 1 ? "primary" : "secondary") : rng_.chance(0.3) ? "tertiary" : "unclassified"}};
    if (!major && rng_.chance(0.1)) tags.emplace_back(Key::kMaxspeed, "60");
    sketch_.way(nodes, tags);
    for (std::size_t i = 1; i + 1 < nodes.size(); ++i) {
      lanes_.push_back(nodes[i]);
      if (rng_.chance(0.6)) farm(nodes[i]);
    }
  }

  void farm(NodeId from) {
    const double turn = rng_.uniform(0, 2 * std::numbers::pi);
    NodeId before = from;
    std::vector<NodeId> nodes{from};
    for (std::uint64_t i = 1 + rng_.below(3); i > 0; --i) {
      before = sketch_.node(sketch_.at(before) + Xy{std::cos(turn), std::sin(turn)} * rng_.uniform(60, 180));
      nodes.push_back(before);
    }
    sketch_.way(nodes, rng_.chance(0.6) ? TagList{{Key::kHighway, "service"}, {Key::kSurface, "gravel"}} : TagList{{Key::kHighway, "track"}});
    farms_.push_back(before);
  }

  void towns() {
    const auto blocks = [&](int at_size_1) { return std::max(3, static_cast<int>(std::lround(at_size_1 * std::min(1.0, std::sqrt(size_))))); };
    town(rows_ / 4, columns_ / 2, blocks(54));
    const auto count = [&](double at_size_1) { return static_cast<int>(std::max(1.0, std::round(at_size_1 * size_))); };
    for (int i = 0; i < count(5); ++i) town_somewhere(blocks(18));
    for (int i = 0; i < count(36); ++i) town_somewhere(blocks(7));
  }

  void town_somewhere(int blocks) {
    int row = static_cast<int>(rng_.below(static_cast<std::uint64_t>(rows_)));
    if (row == fjord_row_) ++row;  // not on the shore
    if (row == fjord_row_ - 1) --row;
    town(std::clamp(row, 0, rows_ - 1), static_cast<int>(rng_.below(static_cast<std::uint64_t>(columns_))), blocks);
  }

  /// A town lies round a crossroad; country roads that run through it are joined to its streets.
  void town(int row, int column, int blocks) {
    const Xy centre = sketch_.at(crossroad(row, column));
    const Town town = draw_town(sketch_, centre, blocks, rng_);
    join(entry(row, column, centre + Xy{0, 1}), town);
    for (const NodeId lane : lanes_)
      if (length(sketch_.at(lane) - centre) < town.radius) join(lane, town);
    corners_.insert(corners_.end(), town.corners.begin(), town.corners.end());
  }

  void join(NodeId lane, const Town& town) {
    sketch_.way(std::array{lane, town.nearest_corner(sketch_, sketch_.at(lane))}, {{Key::kHighway, "residential"}, {Key::kLit, "yes"}});
  }

  void over_the_fjord() {
    const int bridge = columns_ * 5 / 6, ferry = columns_ / 8;
    const auto landings = [this](int column) {
      return std::array{entry(fjord_row_ - 1, column, sketch_.at(crossroad(fjord_row_, column))),
                        entry(fjord_row_, column, sketch_.at(crossroad(fjord_row_ - 1, column)))};
    };
    bridge_ = landings(bridge);
    ferry_ = landings(ferry);
    sketch_.way(bridge_, {{Key::kHighway, "primary"}, {Key::kMaxspeed, "80"}});
    sketch_.way(ferry_, {{Key::kRoute, "ferry"}, {Key::kDuration, "00:06"}, {Key::kMotorVehicle, "yes"}, {Key::kBicycle, "yes"}, {Key::kFoot, "yes"}});
  }

  /// Two carriageways along the south, with slip roads at every fifth crossroad.
  void motorway() {
    const int row = std::max(0, rows_ / 8);
    std::vector<NodeId> east, west;
    for (int column = 0; column < columns_; ++column) {
      const Xy middle{column * kField, (row + 0.5) * kField};
      east.push_back(sketch_.node(middle + Xy{0, -12}));
      west.push_back(sketch_.node(middle + Xy{0, 12}));
      if (column % 5 != 2) continue;
      const NodeId south = entry(row, column, middle), north = entry(row + 1, column, middle);
      const TagList slip{{Key::kHighway, "motorway_link"}, {Key::kOneway, "yes"}};
      sketch_.way(std::array{east.back(), south}, slip);
      sketch_.way(std::array{south, east.back()}, slip);
      sketch_.way(std::array{west.back(), north}, slip);
      sketch_.way(std::array{north, west.back()}, slip);
    }
    std::reverse(west.begin(), west.end());
    sketch_.way(east, {{Key::kHighway, "motorway"}, {Key::kMaxspeed, "110"}});
    sketch_.way(west, {{Key::kHighway, "motorway"}});
  }

  Xy home(NodeId last) {
    const auto beside = [&](NodeId node) { return sketch_.at(std::min(node, last)) + Xy{rng_.uniform(-25, 25), rng_.uniform(-25, 25)}; };
    return beside(rng_.chance(0.82) || farms_.empty() ? rng_.pick(corners_) : rng_.pick(farms_));
  }

  std::vector<Point> shore() const {
    std::vector<Point> polygon;
    const double end = columns_ * kField + 20'000;
    for (double x = -2000; x <= end; x += 500) polygon.push_back(sketch_.point({x, fjord(x) - kHalf}));
    for (double x = end; x >= -2000; x -= 500) polygon.push_back(sketch_.point({x, fjord(x) + kHalf}));
    return polygon;
  }

  Rng rng_;
  Sketch sketch_;
  int columns_, rows_, fjord_row_ = 0;
  double size_;
  std::vector<NodeId> crossroads_;
  std::vector<std::vector<NodeId>> rings_;
  std::vector<NodeId> lanes_, farms_, corners_;
  std::array<NodeId, 2> bridge_{}, ferry_{};
};

}  // namespace

Municipality invent_municipality(const MunicipalityOptions& options, std::size_t homes) { return Drawing(options).draw(homes); }

}  // namespace meretid::homecare::roads
