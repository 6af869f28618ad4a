// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/hierarchy/witness.h"

#include <algorithm>
#include <functional>

namespace meretid::homecare::roads {
namespace {

using Link = RemainingGraph::Link;

bool put(std::vector<Link>& links, const Link& offered) {
  for (Link& link : links) {
    if (link.to != offered.to) continue;
    if (link.cost <= offered.cost) return false;
    link = offered;
    return true;
  }
  links.push_back(offered);
  return true;
}

}  // namespace

void RemainingGraph::offer(std::uint32_t tail, std::uint32_t head, Cost cost, std::uint32_t via, std::uint32_t tag) {
  if (put(out_[tail], {head, via, tag, cost})) put(in_[head], {tail, via, tag, cost});
}

void RemainingGraph::forget_gone(std::uint32_t v) {
  for (auto* links : {&out_[v], &in_[v]}) std::erase_if(*links, [this](const Link& link) { return gone(link.to); });
}

void WitnessSearch::search(std::uint32_t from, std::uint32_t without, Cost most, std::span<const std::uint32_t> targets,
                           const WitnessLimits& limits) {
  ++round_;
  heap_.clear();
  std::size_t left = targets.size();
  for (const std::uint32_t target : targets) reached_[target] = {.cost = kNoWay, .round = round_, .hops = 0, .target = true};
  reached_[from] = {.cost = 0, .round = round_, .hops = 0, .target = false};
  heap_.emplace_back(0, from);
  for (int settled = 0; !heap_.empty() && settled < limits.settled;) {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
    const auto [cost, v] = heap_.back();
    heap_.pop_back();
    if (reached_[v].cost != cost) continue;
    if (cost > most) return;
    ++settled;
    if (reached_[v].target && --left == 0) return;
    const int hops = reached_[v].hops + 1;
    if (hops > limits.hops) continue;
    for (const Link& link : graph_.out(v)) {
      if (link.to == without || graph_.gone(link.to)) continue;
      Reached& next = reached_[link.to];
      const bool known = next.round == round_;
      if (known && next.cost <= cost + link.cost) continue;
      next = {.cost = cost + link.cost, .round = round_, .hops = static_cast<std::uint16_t>(hops), .target = known && next.target};
      heap_.emplace_back(next.cost, link.to);
      std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    }
  }
}

}  // namespace meretid::homecare::roads
