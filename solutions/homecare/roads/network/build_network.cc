// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <limits>

#include "solutions/homecare/roads/network/network.h"
#include "solutions/homecare/roads/network/turns.h"
#include "solutions/homecare/roads/network/way_rule.h"

namespace meretid::homecare::roads {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// One way cut into segments. The node numbers are indexes into RoadMap::nodes.
class Builder {
 public:
  Builder(const RoadMap& map, const Speeds& speeds)
      : map_(map), speeds_(speeds), uses_(map.nodes.size(), 0), vertex_(map.nodes.size(), kNone), blocked_(map.nodes.size(), false) {
    network_.mode = speeds.mode;
    network_.stop_seconds = speeds.stop_seconds;
  }

  Result<Network> build() {
    for (std::size_t i = 0; i < map_.nodes.size(); ++i) blocked_[i] = blocks(map_.tags_of(map_.nodes[i].tags), speeds_.mode);
    count_uses();
    for (std::size_t w = 0; w < map_.ways.size(); ++w)
      if (rules_[w].open()) cut(w);
    if (network_.segments.empty())
      return fail("homecare.network_closed", Kind::kBadInput, {{"found", std::string(to_text(speeds_.mode))}});
    const Junctions junctions{lanes_, vertex_};
    split_at_restrictions(map_, junctions, network_);
    return std::move(network_);
  }

 private:
  std::uint32_t index_of(std::int64_t id) const {
    const MapNode* node = map_.node(id);
    return node == nullptr ? kNone : static_cast<std::uint32_t>(node - map_.nodes.data());
  }

  /// A node is a junction when roads meet there, when one ends there, or when a sign stands there.
  void count_uses() {
    rules_.reserve(map_.ways.size());
    for (const MapWay& way : map_.ways) {
      rules_.push_back(rule_of(map_.tags_of(way.tags), speeds_));
      if (!rules_.back().open()) continue;
      const auto refs = map_.refs_of(way);
      std::uint32_t before = kNone;
      for (std::size_t i = 0; i < refs.size(); ++i) {
        const std::uint32_t node = index_of(refs[i]);
        if (node != kNone) uses_[node] += i == 0 || i + 1 == refs.size() || before == kNone ? 2 : 1;
        else if (before != kNone) uses_[before] += 1;  // the way is cut here
        before = node;
      }
    }
    for (const MapRestriction& restriction : map_.restrictions)
      for (const Member& member : restriction.members)
        if (member.role == Role::kVia && member.kind == MemberKind::kNode)
          if (const std::uint32_t node = index_of(member.ref); node != kNone) uses_[node] += 1;
  }

  bool junction(std::uint32_t node) const { return uses_[node] >= 2 || blocked_[node]; }

  Vertex vertex_of(std::uint32_t node) {
    // A bollard parts the road: each end stops at a vertex of its own.
    if (blocked_[node] || vertex_[node] == kNone) {
      network_.vertices.push_back(map_.nodes[node].at);
      const Vertex made = static_cast<Vertex>(network_.vertices.size() - 1);
      if (blocked_[node]) return made;
      vertex_[node] = made;
    }
    return vertex_[node];
  }

  void cut(std::size_t w) {
    const MapWay& way = map_.ways[w];
    std::vector<std::uint32_t> nodes;
    double length = 0;
    const auto refs = map_.refs_of(way);
    if (rules_[w].ferry)
      for (std::size_t i = 1; i < refs.size(); ++i) {
        const MapNode *a = map_.node(refs[i - 1]), *b = map_.node(refs[i]);
        if (a != nullptr && b != nullptr) length += metres_between(a->at, b->at);
      }
    std::vector<std::vector<std::uint32_t>> pieces;
    for (const std::int64_t ref : refs) {
      const std::uint32_t node = index_of(ref);
      if (node == kNone) {
        ++network_.notes.nodes_missing;
        if (nodes.size() > 1) pieces.push_back(nodes);
        nodes.clear();
        continue;
      }
      if (!nodes.empty() && nodes.back() == node) continue;
      nodes.push_back(node);
      if (nodes.size() > 1 && junction(node)) {
        pieces.push_back(nodes);
        nodes.assign(1, node);
      }
    }
    if (nodes.size() > 1) pieces.push_back(nodes);
    for (std::size_t i = 0; i < pieces.size(); ++i)
      add_piece(w, pieces[i], length, {i == 0, i + 1 == pieces.size()});
  }

  /// A loop back to where it began is two segments, so that each has two ends.
  void add_piece(std::size_t w, const std::vector<std::uint32_t>& nodes, double ferry_length, std::array<bool, 2> ends) {
    if (nodes.front() != nodes.back() || blocked_[nodes.front()]) return add_segment(w, nodes, ferry_length, ends);
    const auto middle = nodes.begin() + static_cast<std::ptrdiff_t>(nodes.size() / 2);
    add_segment(w, {nodes.begin(), middle + 1}, ferry_length, {ends[0], false});
    add_segment(w, {middle, nodes.end()}, ferry_length, {false, ends[1]});
  }

  double signals(const std::vector<std::uint32_t>& nodes, std::size_t first, std::size_t last) const {
    double seconds = 0;
    for (std::size_t i = first; i < last; ++i)
      if (map_.tags_of(map_.nodes[nodes[i]].tags).is(Key::kHighway, "traffic_signals")) seconds += speeds_.signal_seconds;
    return seconds;
  }

  void add_segment(std::size_t w, const std::vector<std::uint32_t>& nodes, double ferry_length, std::array<bool, 2> ends) {
    const WayRule& rule = rules_[w];
    Segment segment;
    segment.first_point = static_cast<std::uint32_t>(network_.points.size());
    segment.point_count = static_cast<std::uint32_t>(nodes.size());
    double metres = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Point at = map_.nodes[nodes[i]].at;
      if (i > 0) metres += metres_between(network_.points.back(), at);
      network_.points.push_back(at);
    }
    const Vertex first = vertex_of(nodes.front()), last = vertex_of(nodes.back());
    segment.head = {last, first};
    segment.doors = rule.doors;
    segment.ferry = rule.ferry;
    for (const int backward : {0, 1}) {
      const double kmh = backward ? rule.backward_kmh : rule.forward_kmh;
      if (kmh <= 0) continue;
      double seconds = metres / (kmh / 3.6);
      if (rule.ferry && rule.ferry_seconds > 0) seconds = ferry_length > 0 ? rule.ferry_seconds * (metres / ferry_length) : rule.ferry_seconds;
      if (rule.ferry && ends[static_cast<std::size_t>(backward)]) seconds += speeds_.ferry_wait_seconds;  // one waits where one goes aboard
      seconds += backward ? signals(nodes, 0, nodes.size() - 1) : signals(nodes, 1, nodes.size());
      segment.cost[static_cast<std::size_t>(backward)] = make_cost(seconds, metres);
    }
    network_.segments.push_back(segment);
    lanes_.push_back({map_.ways[w].id, nodes.front(), nodes.back()});
  }

  const RoadMap& map_;
  const Speeds& speeds_;
  std::vector<WayRule> rules_;
  std::vector<std::uint32_t> uses_;
  std::vector<Vertex> vertex_;
  std::vector<bool> blocked_;
  std::vector<SegmentOrigin> lanes_;
  Network network_;
};

}  // namespace

Result<Network> build_network(const RoadMap& map, const Speeds& speeds) { return Builder(map, speeds).build(); }

}  // namespace meretid::homecare::roads
