// SPDX-License-Identifier: EUPL-1.2
// Overlapping groups of firms that bid with each other, since a firm may keep two circles: each firm is the seed of a group that takes in
// the neighbour, and gives up the member, by which inside / (inside + outside) rises most (Lancichinetti, Fortunato and Kertesz, New Journal
// of Physics 11:033015, 2009). Groups that share three quarters of their firms are one.
// Cohesion and exclusivity are those of Wachs and Kertesz (Scientific Reports 9:10818, 2019): a ring wants all members to meet evenly and
// nobody else there, so it lies high in both. Pure and deterministic; O(seeds x group size x neighbours).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "solutions/tenders/network/graph.h"

namespace meretid::tenders {

struct FirmGroup {
  std::vector<std::uint32_t> firms;  ///< sorted
  double cohesion = 0;      ///< geometric over arithmetic mean of the weights inside, a missing edge counted as half a meeting, [0, 1]
  double exclusivity = 0;   ///< weight inside over weight of all edges of its firms, [0, 1]
  double density = 0;       ///< share of the pairs that ever met
};
/// The figures of any set of firms; `firms` sorted.
FirmGroup group_of(const CoBidGraph& graph, std::vector<std::uint32_t> firms);

struct GroupSettings {
  std::size_t fewest = 3, most = 12;       ///< firms in a group
  std::uint32_t fewest_tenders = 5;        ///< of a firm that may be a seed or a member
  std::size_t most_seeds = 20'000;         ///< the firms with the most tenders
};
/// By cohesion times exclusivity, the highest first.
std::vector<FirmGroup> overlapping_groups(const CoBidGraph& graph, const GroupSettings& settings = {});

}  // namespace meretid::tenders
