// SPDX-License-Identifier: EUPL-1.2
// One quickest way, unpacked to the arcs of the graph it was made of. For drawing a route. Not thread-safe per object.
// Cost: two searches, about 50 µs, and the arcs of the way.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "solutions/homecare/roads/hierarchy/upward.h"

namespace meretid::homecare::roads {

struct Way {
  Cost cost = kNoWay;
  std::uint32_t from_tag = 0, to_tag = 0;  ///< of the seeds it begins and ends at
  std::vector<std::uint32_t> tags;         ///< of the arcs between, in driving order
};

class QuickestWay {
 public:
  explicit QuickestWay(const Hierarchy& hierarchy) : hierarchy_(hierarchy), forward_(hierarchy, Direction::kForward), backward_(hierarchy, Direction::kBackward) {}
  std::optional<Way> find(std::span<const Seed> from, std::span<const Seed> to);

 private:
  void unpack(Rank tail, Rank head, const UpArc& arc, std::vector<std::uint32_t>& tags) const;

  const Hierarchy& hierarchy_;
  UpwardSearch forward_, backward_;
};

}  // namespace meretid::homecare::roads
