// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/ruin.h"

#include <algorithm>

namespace meretid::homecare {

bool Ruin::operator()(Routes& routes, Rng& rng) {
  const std::vector<int>& members = routes.members();
  if (members.empty() || routes.used() == 0) return true;
  const double average = static_cast<double>(members.size() - routes.absent().size()) / routes.used();
  const double most = std::min<double>(measure_.longest, average);                      // equation 5
  const double strings = 4 * measure_.stops / (1 + most) - 1;                            // equation 6
  const auto wanted = static_cast<std::size_t>(rng.uniform(1, std::max(1.0, strings) + 1));  // equation 7
  const int seed = members[rng.below(members.size())];
  ruined_.clear();
  for (const std::int32_t stop : neighbours_.closest(seed)) {
    if (ruined_.size() >= wanted) break;
    const int route = routes.node(stop).route;
    if (route < 0 || std::ranges::find(ruined_, route) != ruined_.end()) continue;
    ruined_.push_back(route);
    const double longest = std::min<double>(routes.vehicle(route).stops, most);          // equation 8
    if (!string(routes, rng, stop, static_cast<int>(rng.uniform(1, longest + 1)))) return false;  // equation 9
  }
  return true;
}

bool Ruin::string(Routes& routes, Rng& rng, int stop, int length) {
  const int n = routes.problem().size();
  const int all = routes.vehicle(routes.node(stop).route).stops;
  int kept = 0;
  if (length > 1 && length < all && rng.chance(measure_.split)) {
    kept = 1;
    while (length + kept < all && rng.chance(measure_.wider)) ++kept;
  }
  const int whole = length + kept;
  // How far the string could reach on either side of the stop.
  int back = 0, ahead = 0;
  for (int s = routes.node(stop).prev; s < n && back < whole - 1; s = routes.node(s).prev) ++back;
  for (int s = routes.node(stop).next; s < n && ahead < whole - 1; s = routes.node(s).next) ++ahead;
  int from = stop;
  for (auto steps = rng.between(std::max(0, whole - 1 - ahead), back); steps > 0; --steps) from = routes.node(from).prev;
  int to = from;
  if (kept == 0) {
    for (int i = 1; i < whole; ++i) to = routes.node(to).next;
    return routes.cut(from, to);
  }
  const auto head = static_cast<int>(rng.between(1, length - 1));  // stops taken before those that are kept
  for (int i = 1; i < head; ++i) to = routes.node(to).next;
  int tail = routes.node(to).next;
  for (int i = 0; i < kept; ++i) tail = routes.node(tail).next;
  int end = tail;
  for (int i = 1; i < length - head; ++i) end = routes.node(end).next;
  return routes.cut(from, to) && routes.cut(tail, end);
}

}  // namespace meretid::homecare
