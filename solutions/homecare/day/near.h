// SPDX-License-Identifier: EUPL-1.2
// For every visit, the few others worth standing beside it: granular neighbourhoods (Toth and Vigo 2003) with the proximity of
// Vidal, Crainic, Gendreau and Prins 2013 (way + waiting that the windows force), apart for those before and those after, because
// windows make time one-way, and the tours of carers whom the citizen knows, wherever they are. By the way of travelling that most carers use. Immutable, shared by threads.
// Built in O(visits^2); memory 24 bytes per visit and neighbour.
#pragma once

#include <array>
#include <span>

#include "solutions/homecare/day/problem.h"
#include "solutions/homecare/route/short_lists.h"

namespace meretid::homecare::day {

struct Near {
  std::int32_t node = 0;
  std::array<Duration, 3> seconds{};  ///< of the way between the two, in the list's direction, by mode
};

class Neighbours {
 public:
  /// `beside`: how many before and after; `closest`: how long the list of the plainly near ones is.
  Neighbours(const Problem& problem, int beside, int closest);

  /// Nodes p such that p -> visit, best first.
  std::span<const Near> before(int visit) const { return before_[visit]; }
  std::span<const Near> after(int visit) const { return after_[visit]; }
  /// Tours of who makes the visit in the plan in force, of the contact person, and of carers who know the citizen.
  std::span<const std::int32_t> familiar(int visit) const { return familiar_[visit]; }
  /// Nodes of the citizen's other visits: who makes one of them is no new face in the others.
  std::span<const std::int32_t> siblings(int visit) const { return siblings_[visit]; }
  /// Visits by the way there and back, itself first, whatever their windows.
  std::span<const std::int32_t> closest(int visit) const { return closest_[visit]; }

 private:
  static constexpr int kFamiliar = 8;
  void add_familiar(const Problem& problem);

  ShortLists<Near> before_, after_;
  ShortLists<std::int32_t> closest_, familiar_, siblings_;
};

}  // namespace meretid::homecare::day
