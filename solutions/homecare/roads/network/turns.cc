// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/network/turns.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "solutions/homecare/roads/network/way_rule.h"

namespace meretid::homecare::roads {
namespace {

using Lanes = std::vector<Lane>;

struct AtVertex {
  Lanes in, out;
};

/// Lanes of open directions that arrive at and leave each vertex that a restriction is about.
std::map<Vertex, AtVertex> lanes_at(const std::set<Vertex>& wanted, const Network& network) {
  std::map<Vertex, AtVertex> at;
  for (Lane lane = 0; lane < 2 * network.segments.size(); ++lane) {
    if (network.cost_of(lane) == kNoWay) continue;
    if (const Vertex head = network.head_of(lane); wanted.contains(head)) at[head].in.push_back(lane);
    if (const Vertex tail = network.head_of(reverse_of(lane)); wanted.contains(tail)) at[tail].out.push_back(lane);
  }
  return at;
}

Lanes of_way(const Lanes& lanes, const Junctions& junctions, std::int64_t way) {
  Lanes found;
  for (const Lane lane : lanes)
    if (junctions.origins[segment_of(lane)].way == way) found.push_back(lane);
  return found;
}

std::string_view kind_of(const Tags& tags, Mode mode) {
  const std::string_view own = tags[mode == Mode::kCar ? Key::kRestrictionMotorcar : Key::kRestrictionBicycle];
  return own.empty() ? tags[Key::kRestriction] : own;
}

class Splitter {
 public:
  Splitter(const RoadMap& map, const Junctions& junctions, Network& network) : map_(map), junctions_(junctions), network_(network) {}

  void split() {
    std::set<Vertex> wanted;
    for (const MapRestriction& restriction : map_.restrictions)
      if (const auto via = vertex_of(restriction)) wanted.insert(*via);
    const auto at = lanes_at(wanted, network_);
    for (const MapRestriction& restriction : map_.restrictions) {
      if (!binds(map_.tags_of(restriction.tags), network_.mode)) continue;
      const auto via = vertex_of(restriction);
      const bool kept = via && at.contains(*via) && forbid(restriction, at.at(*via));
      ++(kept ? network_.notes.restrictions_kept : network_.notes.restrictions_skipped);
    }
    for (const auto& [vertex, lanes] : at) copy(vertex, lanes);
    make_arcs();
  }

 private:
  std::optional<Vertex> vertex_of(const MapRestriction& restriction) const {
    std::optional<Vertex> via;
    for (const Member& member : restriction.members) {
      if (member.role != Role::kVia) continue;
      if (via || member.kind != MemberKind::kNode) return std::nullopt;
      const MapNode* node = map_.node(member.ref);
      if (node == nullptr) return std::nullopt;
      const Vertex vertex = junctions_.vertex[static_cast<std::size_t>(node - map_.nodes.data())];
      if (vertex == 0xffffffff) return std::nullopt;
      via = vertex;
    }
    return via;
  }

  bool forbid(const MapRestriction& restriction, const AtVertex& at) {
    Lanes from, to;
    for (const Member& member : restriction.members) {
      if (member.kind != MemberKind::kWay || (member.role != Role::kFrom && member.role != Role::kTo)) continue;
      Lanes& into = member.role == Role::kFrom ? from : to;
      const Lanes found = of_way(member.role == Role::kFrom ? at.in : at.out, junctions_, member.ref);
      if (found.size() != 1) return false;  // it does not come here, or it runs on and could be meant in both directions
      into.push_back(found[0]);
    }
    const std::string_view kind = kind_of(map_.tags_of(restriction.tags), network_.mode);
    const bool only = kind.starts_with("only_");
    if (from.empty() || to.empty() || (!only && !kind.starts_with("no_"))) return false;
    for (const Lane in : from)
      for (const Lane out : at.out)
        if (const bool named = std::find(to.begin(), to.end(), out) != to.end(); named != only) forbidden_[in].insert(out);
    return true;
  }

  /// Lanes that arrive with the same turns forbidden share a copy.
  void copy(Vertex vertex, const AtVertex& at) {
    std::map<std::set<Lane>, Vertex> copies;
    for (const Lane in : at.in) {
      const auto rule = forbidden_.find(in);
      if (rule == forbidden_.end() || rule->second.empty()) continue;
      const auto [known, made] = copies.try_emplace(rule->second, static_cast<Vertex>(network_.vertices.size()));
      if (made) {
        network_.vertices.push_back(network_.vertices[vertex]);
        for (const Lane out : at.out)
          if (!rule->second.contains(out)) leaves_copy_.emplace_back(out, known->second);
      }
      moved_[in] = known->second;
    }
  }

  void make_arcs() {
    std::sort(leaves_copy_.begin(), leaves_copy_.end());
    // Tails are asked of the heads as they were, so all heads move last.
    std::vector<Vertex> tails(2 * network_.segments.size());
    for (Lane lane = 0; lane < tails.size(); ++lane) tails[lane] = network_.head_of(reverse_of(lane));
    for (const auto& [lane, head] : moved_) network_.segments[segment_of(lane)].head[lane & 1] = head;
    auto copy = leaves_copy_.begin();
    for (Lane lane = 0; lane < tails.size(); ++lane) {
      network_.lane_arcs.push_back(static_cast<std::uint32_t>(network_.arcs.size()));
      const Cost cost = network_.cost_of(lane);
      if (cost != kNoWay) network_.arcs.push_back({tails[lane], network_.head_of(lane), cost, lane});
      for (; copy != leaves_copy_.end() && copy->first == lane; ++copy)
        network_.arcs.push_back({copy->second, network_.head_of(lane), cost, lane});
    }
    network_.lane_arcs.push_back(static_cast<std::uint32_t>(network_.arcs.size()));
  }

  const RoadMap& map_;
  const Junctions& junctions_;
  Network& network_;
  std::map<Lane, std::set<Lane>> forbidden_;
  std::map<Lane, Vertex> moved_;
  std::vector<std::pair<Lane, Vertex>> leaves_copy_;
};

}  // namespace

void split_at_restrictions(const RoadMap& map, const Junctions& junctions, Network& network) { Splitter(map, junctions, network).split(); }

}  // namespace meretid::homecare::roads
