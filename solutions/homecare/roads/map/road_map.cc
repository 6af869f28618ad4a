// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/map/road_map.h"

#include <algorithm>
#include <utility>

namespace meretid::homecare::roads {
namespace {

template <class Element>
void sort_by_id(std::vector<Element>& elements) {
  std::stable_sort(elements.begin(), elements.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  elements.erase(std::unique(elements.begin(), elements.end(), [](const auto& a, const auto& b) { return a.id == b.id; }),
                 elements.end());
}

}  // namespace

const MapNode* RoadMap::node(std::int64_t id) const {
  const auto found = std::lower_bound(nodes.begin(), nodes.end(), id, [](const MapNode& n, std::int64_t i) { return n.id < i; });
  return found != nodes.end() && found->id == id ? &*found : nullptr;
}

void RoadMap::add_way(std::int64_t id, std::span<const std::int64_t> way_refs, const TagList& list) {
  ways.push_back({id, static_cast<std::uint32_t>(refs.size()), static_cast<std::uint32_t>(way_refs.size()), tags.add(list)});
  refs.insert(refs.end(), way_refs.begin(), way_refs.end());
}

void RoadMap::add_restriction(std::int64_t id, std::vector<Member> members, const TagList& list) {
  restrictions.push_back({id, std::move(members), tags.add(list)});
}

void RoadMap::add_node(std::int64_t id, Point at, const TagList& list) { nodes.push_back({id, at, tags.add(list)}); }

void RoadMap::finish() {
  sort_by_id(nodes);
  sort_by_id(ways);
  sort_by_id(restrictions);
  missing_nodes = 0;
  for (const MapWay& way : ways)
    for (const std::int64_t ref : refs_of(way)) missing_nodes += node(ref) == nullptr;
}

bool is_road(const TagList& tags) {
  bool road = false;
  for (const auto& [key, value] : tags) {
    if (key == Key::kArea && value == "yes") return false;
    road = road || key == Key::kHighway || (key == Key::kRoute && value == "ferry");
  }
  return road;
}

}  // namespace meretid::homecare::roads
