// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>
#include <queue>
#include <utility>

#include "solutions/homecare/roads/hierarchy/hierarchy.h"
#include "solutions/homecare/roads/hierarchy/witness.h"

namespace meretid::homecare::roads {
namespace {

/// Searches while the order is sought need only a guess; a missed witness then costs a shortcut too many, never an error.
constexpr WitnessLimits kGuess{.settled = 60, .hops = 5}, kReal{.settled = 400, .hops = 8};

struct Shortcut {
  std::uint32_t tail, head;
  Cost cost;
};

class Contractor {
 public:
  Contractor(std::uint32_t vertices, std::span<const GraphArc> arcs) : graph_(vertices), witness_(graph_), deleted_(vertices, 0), depth_(vertices, 0) {
    for (const GraphArc& arc : arcs)
      if (arc.tail != arc.head) graph_.offer(arc.tail, arc.head, arc.cost, UpArc::kOriginal, arc.tag);
  }

  Hierarchy contract() {
    using Entry = std::pair<std::int64_t, std::uint32_t>;
    const std::uint32_t size = graph_.size();
    std::vector<std::int64_t> priority(size);
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    for (std::uint32_t v = 0; v < size; ++v) queue.emplace(priority[v] = weigh(v), v);

    Hierarchy hierarchy;
    hierarchy.rank.assign(size, 0);
    order_.assign(size, 0);
    Rank next = size;
    while (!queue.empty()) {
      const auto [said, v] = queue.top();
      queue.pop();
      if (graph_.gone(v) || said != priority[v]) continue;
      if (const std::int64_t now = weigh(v); !queue.empty() && now > queue.top().first) {  // lazy: what stood there is old
        queue.emplace(priority[v] = now, v);
        continue;
      }
      hierarchy.rank[v] = --next;
      order_[next] = v;
      for (const std::uint32_t neighbour : take_away(v)) queue.emplace(priority[neighbour] = weigh(neighbour), neighbour);
    }
    hierarchy.forward = up_arcs(hierarchy.rank, true);
    hierarchy.backward = up_arcs(hierarchy.rank, false);
    return hierarchy;
  }

 private:
  /// The shortcuts that taking `v` away needs.
  void find_shortcuts(std::uint32_t v, const WitnessLimits& limits) {
    shortcuts_.clear();
    for (const auto& in : graph_.in(v)) {
      if (graph_.gone(in.to)) continue;
      Cost most = 0;
      targets_.clear();
      for (const auto& out : graph_.out(v)) {
        if (graph_.gone(out.to) || out.to == in.to) continue;
        most = std::max(most, in.cost + out.cost);
        targets_.push_back(out.to);
      }
      if (targets_.empty()) continue;
      witness_.search(in.to, v, most, targets_, limits);
      for (const auto& out : graph_.out(v)) {
        if (graph_.gone(out.to) || out.to == in.to) continue;
        if (witness_.cost_to(out.to) > in.cost + out.cost) shortcuts_.push_back({in.to, out.to, in.cost + out.cost});
      }
    }
  }

  /// Importance: what the graph grows by, how much around has gone already, and how high ways climb here.
  std::int64_t weigh(std::uint32_t v) {
    find_shortcuts(v, kGuess);
    std::int64_t degree = 0;
    for (const auto* arcs : {&graph_.in(v), &graph_.out(v)})
      for (const auto& arc : *arcs) degree += !graph_.gone(arc.to);
    return 4 * (static_cast<std::int64_t>(shortcuts_.size()) - degree) + 3 * deleted_[v] + 2 * depth_[v];
  }

  std::vector<std::uint32_t> take_away(std::uint32_t v) {
    find_shortcuts(v, kReal);
    for (const Shortcut& shortcut : shortcuts_) graph_.offer(shortcut.tail, shortcut.head, shortcut.cost, v, 0);
    std::vector<std::uint32_t> neighbours;
    for (const auto* arcs : {&graph_.in(v), &graph_.out(v)})
      for (const auto& arc : *arcs)
        if (!graph_.gone(arc.to)) neighbours.push_back(arc.to);
    std::sort(neighbours.begin(), neighbours.end());
    neighbours.erase(std::unique(neighbours.begin(), neighbours.end()), neighbours.end());
    graph_.take_away(v);
    for (const std::uint32_t neighbour : neighbours) {
      ++deleted_[neighbour];
      depth_[neighbour] = std::max(depth_[neighbour], depth_[v] + 1);
      graph_.forget_gone(neighbour);
    }
    return neighbours;
  }

  /// What a vertex had left when it was taken away leads to the more important ones.
  UpArcs up_arcs(const std::vector<Rank>& rank, bool forward) const {
    UpArcs up;
    up.first.reserve(order_.size() + 1);
    for (const std::uint32_t v : order_) {
      up.first.push_back(static_cast<std::uint32_t>(up.arcs.size()));
      for (const auto& arc : forward ? graph_.out(v) : graph_.in(v))
        if (rank[arc.to] < rank[v])
          up.arcs.push_back({rank[arc.to], arc.via == UpArc::kOriginal ? arc.via : rank[arc.via], arc.tag, arc.cost});
      std::sort(up.arcs.begin() + up.first.back(), up.arcs.end(), [](const UpArc& a, const UpArc& b) { return a.to < b.to; });
    }
    up.first.push_back(static_cast<std::uint32_t>(up.arcs.size()));
    return up;
  }

  RemainingGraph graph_;
  WitnessSearch witness_;
  std::vector<std::int32_t> deleted_, depth_;
  std::vector<std::uint32_t> order_;  ///< vertex of each rank
  std::vector<Shortcut> shortcuts_;
  std::vector<std::uint32_t> targets_;
};

}  // namespace

Hierarchy contract(std::uint32_t vertices, std::span<const GraphArc> arcs) { return Contractor(vertices, arcs).contract(); }

}  // namespace meretid::homecare::roads
