// SPDX-License-Identifier: EUPL-1.2
// What is left of a graph while it is contracted, and the local search that asks whether a shortcut is needed: is there a way
// round the vertex that is no slower? The search may give up early (limits); then a shortcut is made that was not needed.
// Not thread-safe. Cost: a search settles at most `limits.settled` vertices.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "solutions/homecare/roads/network/cost.h"

namespace meretid::homecare::roads {

class RemainingGraph {
 public:
  struct Link {
    std::uint32_t to;
    std::uint32_t via, tag;  ///< as in UpArc, `via` a vertex
    Cost cost;
  };

  explicit RemainingGraph(std::uint32_t vertices) : out_(vertices), in_(vertices), gone_(vertices, 0) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(out_.size()); }
  bool gone(std::uint32_t v) const { return gone_[v] != 0; }
  const std::vector<Link>& out(std::uint32_t v) const { return out_[v]; }
  const std::vector<Link>& in(std::uint32_t v) const { return in_[v]; }

  /// Adds the arc unless one that is no slower is there; replaces a slower one.
  void offer(std::uint32_t tail, std::uint32_t head, Cost cost, std::uint32_t via, std::uint32_t tag);
  /// Its own links stay as they are: they lead up.
  void take_away(std::uint32_t v) { gone_[v] = 1; }
  /// Drops links to vertices that are gone from a vertex that is not.
  void forget_gone(std::uint32_t v);

 private:
  std::vector<std::vector<Link>> out_, in_;
  std::vector<std::uint8_t> gone_;
};

struct WitnessLimits {
  int settled;
  int hops;
};

class WitnessSearch {
 public:
  explicit WitnessSearch(const RemainingGraph& graph) : graph_(graph), reached_(graph.size()) {}

  /// From `from`, round `without`, up to cost `most`, until all targets are settled.
  void search(std::uint32_t from, std::uint32_t without, Cost most, std::span<const std::uint32_t> targets, const WitnessLimits& limits);
  /// The best the last search knows; at least the true cost round `without`; kNoWay when not reached.
  Cost cost_to(std::uint32_t v) const { return reached_[v].round == round_ ? reached_[v].cost : kNoWay; }

 private:
  struct Reached {
    Cost cost = 0;
    std::uint32_t round = 0;
    std::uint16_t hops = 0;
    bool target = false;
  };
  const RemainingGraph& graph_;
  std::vector<Reached> reached_;
  std::vector<std::pair<Cost, std::uint32_t>> heap_;
  std::uint32_t round_ = 0;
};

}  // namespace meretid::homecare::roads
