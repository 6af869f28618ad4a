// SPDX-License-Identifier: EUPL-1.2
// One search that only goes up a hierarchy, with stalling on demand: a vertex that is reached better from above than from below
// lies on no quickest way and is left out (Geisberger et al. 2008, section 3.2). Not thread-safe: one for each thread; reused
// for any number of searches. Cost: some forty vertices that count, 10 to 20 µs in a municipality.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "solutions/homecare/roads/hierarchy/hierarchy.h"

namespace meretid::homecare::roads {

/// Where a search begins: a place on a road begins at both its ends, with the way there as the cost.
struct Seed {
  Rank rank = 0;
  Cost cost = 0;
  std::uint32_t tag = 0;  ///< the caller's
};

enum class Direction { kForward, kBackward };

class UpwardSearch {
 public:
  struct Settled {
    Rank rank;
    Cost cost;
  };

  UpwardSearch(const Hierarchy& hierarchy, Direction direction)
      : up_(direction == Direction::kForward ? hierarchy.forward : hierarchy.backward),
        down_(direction == Direction::kForward ? hierarchy.backward : hierarchy.forward),
        labels_(hierarchy.size()) {}

  /// What is reached on ways that may be quickest ones, by ascending cost. Valid until the next run.
  std::span<const Settled> run(std::span<const Seed> seeds);

  /// Of the last run: the arcs from a seed up to a settled rank, and the seed.
  struct Climb {
    std::vector<std::pair<Rank, UpArc>> arcs;  ///< each with the rank it begins at, lowest first
    std::uint32_t seed_tag = 0;
  };
  Climb climb_to(Rank rank) const;

 private:
  static constexpr std::uint32_t kSeed = 0xffffffff;
  struct Label {
    Cost cost = 0;
    std::uint32_t round = 0;
    std::uint32_t arc = kSeed;  ///< into up_.arcs, or kSeed
    std::uint32_t from = 0;     ///< the rank it begins at, or the seed's tag
  };

  bool offer(Rank rank, Cost cost, std::uint32_t arc, std::uint32_t from);
  bool stalled(Rank rank, Cost cost) const;

  const UpArcs& up_;
  const UpArcs& down_;
  std::vector<Label> labels_;
  std::vector<std::pair<Cost, Rank>> heap_;
  std::vector<Settled> settled_;
  std::uint32_t round_ = 0;
};

}  // namespace meretid::homecare::roads
