// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/day/ruin.h"

#include <algorithm>
#include <limits>

namespace meretid::homecare::day {

bool Ruin::operator()(State& state, Rng& rng) {
  opened_.clear();
  stringed_.clear();
  lifted_.clear();
  const std::vector<int>& members = state.members();
  if (members.empty()) return true;
  int used = 0;
  for (const int r : state.part()) used += state.load(r).tasks > 0;
  if (used == 0) {
    opened_ = state.part();
    return true;
  }
  const double average = static_cast<double>(members.size() - state.absent().size()) / used;
  const double most = std::max(1.0, std::min<double>(measure_.longest, average));          // equation 5
  const double strings = 4 * measure_.visits / (1 + most) - 1;                              // equation 6
  const auto wanted = static_cast<std::size_t>(rng.uniform(1, std::max(1.0, strings) + 1));  // equation 7
  const int seed = !focus_.empty() && rng.chance(0.5) ? rng.pick(focus_) : members[rng.below(members.size())];
  for (const std::int32_t visit : neighbours_.closest(seed)) {
    if (stringed_.size() >= wanted) break;
    const Visit& v = problem_.visit(visit);
    for (int need = 0; need < v.needs && stringed_.size() < wanted; ++need) {
      const int tour = state.stand(v.first + need).tour;
      if (tour < 0 || std::ranges::find(stringed_, tour) != stringed_.end()) continue;
      stringed_.push_back(tour);
      open(tour);
      const double longest = std::min<double>(state.load(tour).tasks, most);                 // equation 8
      string(state, rng, v.first + need, static_cast<int>(rng.uniform(1, longest + 1)));      // equation 9
    }
  }
  for (const int tour : opened_) {
    const int pause = problem_.tour(tour).pause;
    if (pause == kNone || state.still(pause)) continue;
    if (state.stand(pause).tour >= 0 && !rng.chance(measure_.pauses)) continue;
    state.lift_pause(tour);
    lifted_.push_back(tour);
  }
  if (!state.settle()) return false;
  return std::ranges::all_of(lifted_, [&](int tour) { return set_pause(state, rng, tour); });
}

void Ruin::open(int tour) {
  if (std::ranges::find(opened_, tour) == opened_.end()) opened_.push_back(tour);
}

void Ruin::string(State& state, Rng& rng, int node, int length) {
  const int all = state.load(state.stand(node).tour).tasks;
  int kept = 0;
  if (length > 1 && length < all && rng.chance(measure_.split)) {
    kept = 1;
    while (length + kept < all && rng.chance(measure_.wider)) ++kept;
  }
  const int whole = length + kept;
  // Tasks of the tour around the node, pauses left out: the string is a stretch of them.
  taken_.clear();
  int back = 0;
  for (int at = state.stand(node).prev; !problem_.is_end(at) && back < whole - 1; at = state.stand(at).prev)
    if (problem_.is_task(at)) taken_.push_back(at), ++back;
  std::ranges::reverse(taken_);
  taken_.push_back(node);
  int ahead = 0;
  for (int at = state.stand(node).next; !problem_.is_end(at) && ahead < whole - 1; at = state.stand(at).next)
    if (problem_.is_task(at)) taken_.push_back(at), ++ahead;
  const auto from = static_cast<int>(back - rng.between(std::max(0, whole - 1 - ahead), std::min(back, whole - 1)));
  const int head = kept == 0 ? whole : static_cast<int>(rng.between(1, length - 1));
  for (int i = 0; i < whole; ++i) {
    if (i >= head && i < head + kept) continue;
    const int at = taken_[static_cast<std::size_t>(from + i)];
    if (state.stand(at).tour < 0 || state.still(at)) continue;
    const Node& n = problem_.node(at);
    if (!only_.empty() && !only_[static_cast<std::size_t>(n.visit)]) continue;
    if (n.mate != kNone) open(state.stand(n.mate).tour);
    state.remove(n.visit);
  }
}

bool Ruin::set_pause(State& state, Rng& rng, int tour) {
  const int pause = problem_.tour(tour).pause;
  const Node& n = problem_.node(pause);
  struct Choice {
    double cost;
    int behind;
  };
  Choice best{std::numeric_limits<double>::infinity(), kNone};
  for (int at = problem_.first(tour); at != problem_.last(tour); at = state.stand(at).next) {
    const State::Stand &p = state.stand(at), &b = state.stand(p.next);
    const Moment start = problem_.earliest(n, state.free(at));
    if (start == kNever || start > n.due) break;
    const Moment then = start + n.duration + p.way_on;
    if (then > b.late) continue;
    const double late = price_.late * std::max(0, then - std::max(b.start, b.ease));
    // Delay costs only a little, but slack is what the next steps live on.
    const double cost = late + price_.waiting * std::max(0, then - b.start) + rng.uniform() * 2;
    if (cost < best.cost) best = {cost, at};
  }
  return best.behind != kNone && state.drop_pause(tour, best.behind);
}

}  // namespace meretid::homecare::day
