// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/hierarchy/upward.h"

#include <algorithm>
#include <functional>

namespace meretid::homecare::roads {

bool UpwardSearch::offer(Rank rank, Cost cost, std::uint32_t arc, std::uint32_t from) {
  Label& label = labels_[rank];
  if (label.round == round_ && label.cost <= cost) return false;
  label = {cost, round_, arc, from};
  heap_.emplace_back(cost, rank);
  std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
  return true;
}

bool UpwardSearch::stalled(Rank rank, Cost cost) const {
  for (const UpArc& arc : down_.of(rank)) {
    const Label& above = labels_[arc.to];
    if (above.round == round_ && above.cost + arc.cost < cost) return true;
  }
  return false;
}

std::span<const UpwardSearch::Settled> UpwardSearch::run(std::span<const Seed> seeds) {
  ++round_;
  heap_.clear();
  settled_.clear();
  for (const Seed& seed : seeds) offer(seed.rank, seed.cost, kSeed, seed.tag);
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
    const auto [cost, rank] = heap_.back();
    heap_.pop_back();
    if (labels_[rank].cost != cost || stalled(rank, cost)) continue;
    settled_.push_back({rank, cost});
    for (std::uint32_t i = up_.first[rank]; i < up_.first[rank + 1]; ++i) offer(up_.arcs[i].to, cost + up_.arcs[i].cost, i, rank);
  }
  return settled_;
}

UpwardSearch::Climb UpwardSearch::climb_to(Rank rank) const {
  Climb climb;
  while (labels_[rank].arc != kSeed) {
    const Label& label = labels_[rank];
    climb.arcs.emplace_back(label.from, up_.arcs[label.arc]);
    rank = label.from;
  }
  climb.seed_tag = labels_[rank].from;
  std::reverse(climb.arcs.begin(), climb.arcs.end());
  return climb;
}

}  // namespace meretid::homecare::roads
