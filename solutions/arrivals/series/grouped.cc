// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/grouped.h"

namespace meretid::arrivals {

Series sum_of_groups(const GroupedSeries& series, const std::vector<std::size_t>& groups) {
  Series sum = series.total;
  sum.notes.clear();
  sum.counts.assign(sum.size(), 0);
  sum.known.assign(sum.size(), 1);
  for (const std::size_t g : groups)
    for (std::size_t i = 0; i < sum.size(); ++i) {
      sum.counts[i] += series.groups[g].counts[i];
      sum.known[i] = sum.known[i] && series.groups[g].known[i];
    }
  fill_gaps(sum);
  return sum;
}

}  // namespace meretid::arrivals
