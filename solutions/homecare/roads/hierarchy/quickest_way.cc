// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/hierarchy/quickest_way.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>

namespace meretid::homecare::roads {
namespace {

const UpArc& arc_to(std::span<const UpArc> arcs, Rank to) {
  const auto found = std::lower_bound(arcs.begin(), arcs.end(), to, [](const UpArc& arc, Rank rank) { return arc.to < rank; });
  assert(found != arcs.end() && found->to == to);  // a shortcut is made of arcs that were there
  return *found;
}

}  // namespace

std::optional<Way> QuickestWay::find(std::span<const Seed> from, std::span<const Seed> to) {
  std::unordered_map<Rank, Cost> down;
  for (const auto& [rank, cost] : backward_.run(to)) down.emplace(rank, cost);
  Way way;
  Rank top = 0;
  for (const auto& [rank, cost] : forward_.run(from))
    if (const auto met = down.find(rank); met != down.end() && cost + met->second < way.cost) {
      way.cost = cost + met->second;
      top = rank;
    }
  if (way.cost == kNoWay) return std::nullopt;
  const UpwardSearch::Climb up = forward_.climb_to(top), back = backward_.climb_to(top);
  way.from_tag = up.seed_tag;
  way.to_tag = back.seed_tag;
  for (const auto& [rank, arc] : up.arcs) unpack(rank, arc.to, arc, way.tags);
  for (auto step = back.arcs.rbegin(); step != back.arcs.rend(); ++step) unpack(step->second.to, step->first, step->second, way.tags);
  return way;
}

void QuickestWay::unpack(Rank tail, Rank head, const UpArc& arc, std::vector<std::uint32_t>& tags) const {
  struct Part {
    Rank tail, head;
    const UpArc* arc;
  };
  std::vector<Part> left{{tail, head, &arc}};
  while (!left.empty()) {
    const Part part = left.back();
    left.pop_back();
    const Rank via = part.arc->via;
    if (via == UpArc::kOriginal) {
      tags.push_back(part.arc->tag);
      continue;
    }
    // The vertex between is less important than both ends, so both halves are among its arcs. The first half is to come first.
    left.push_back({via, part.head, &arc_to(hierarchy_.forward.of(via), part.head)});
    left.push_back({part.tail, via, &arc_to(hierarchy_.backward.of(via), part.tail)});
  }
}

}  // namespace meretid::homecare::roads
