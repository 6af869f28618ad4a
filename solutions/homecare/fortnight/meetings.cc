// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/fortnight/meetings.h"

#include <map>

namespace meretid::homecare::fortnight {

using municipal::Faces;
using municipal::Plan;
using municipal::Turn;

void Meetings::take(int day, const Plan& plan) {
  auto& met = by_day_[static_cast<std::size_t>(day)];
  met.clear();
  for (const int s : days_[static_cast<std::size_t>(day)].shifts)
    for (const Turn& turn : plan.routes[static_cast<std::size_t>(s)].turns)
      met.push_back({all_.visits[static_cast<std::size_t>(turn.visit)].citizen, all_.shifts[static_cast<std::size_t>(s)].carer});
}

Faces Meetings::others(int day, int least) const {
  struct Often {
    int visits = 0, days = 0, last = -1;
  };
  std::map<std::pair<int, int>, Often> all;
  for (std::size_t d = 0; d < by_day_.size(); ++d) {
    if (static_cast<int>(d) == day) continue;
    for (const Met& met : by_day_[d]) {
      Often& often = all[{met.citizen, met.carer}];
      ++often.visits;
      often.days += often.last != static_cast<int>(d);
      often.last = static_cast<int>(d);
    }
  }
  Faces faces = before_;
  for (const auto& [met, often] : all)
    if (often.days >= least) faces.add(met.first, met.second, often.visits);
  return faces;
}

}  // namespace meretid::homecare::fortnight
