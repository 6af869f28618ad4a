// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/day/recreate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace meretid::homecare::day {
namespace {

constexpr std::size_t kWaitingTried = 4;  ///< of the visits that have been absent for long, in one step
constexpr int kPlaces = 12;               ///< of each carer of a visit of two
constexpr int kPlacesOfOne = 3;           ///< cycles are rare: the second and third best are enough
constexpr std::size_t kPairs = 6;         ///< tried in earnest

}  // namespace

Recreate::Recreate(const Problem& problem, const Neighbours& neighbours, const Price& price, double blink)
    : problem_(problem), neighbours_(neighbours), price_(price), blink_(blink), seen_(static_cast<std::size_t>(problem.nodes()), 0) {
  for (int v = 0; v < problem.visits(); ++v) {
    int able = problem.able(problem.visit(v).first);
    if (problem.visit(v).needs == 2) able = std::min(able, problem.able(problem.visit(v).first + 1));
    able_.push_back(able);
  }
}

bool Recreate::blinks(Rng& rng) {
  if (blink_ <= 0 || until_blink_-- > 0) return false;
  // The number of places until the next blink is geometric: one draw per blink instead of one per place.
  until_blink_ = static_cast<int>(std::log1p(-rng.uniform()) / std::log1p(-blink_));
  return true;
}

void Recreate::order(State& state, Rng& rng, std::size_t waiting) {
  std::vector<int>& absent = state.queue();
  for (std::size_t i = 0; i < std::min(waiting, kWaitingTried); ++i) std::swap(absent[i], absent[i + rng.below(waiting - i)]);
  keyed_.clear();
  const std::uint64_t draw = rng.below(18);
  for (std::size_t i = 0; i < absent.size(); ++i) {
    if (i >= kWaitingTried && i < waiting) continue;
    const int visit = absent[i];
    const Visit& v = problem_.visit(visit);
    const Node& n = problem_.node(v.first);
    double key = 0;
    if (draw < 4) key = 0;
    else if (draw < 7) key = -static_cast<double>(n.duration) * v.needs;
    else if (draw < 9) key = able_[static_cast<std::size_t>(visit)];
    else if (draw < 11) key = static_cast<double>(n.due) - n.ready;
    else if (draw < 13) key = n.ready;
    else if (draw < 14) key = -static_cast<double>(n.due);
    else if (draw < 16) key = -v.needs - (n.ties > 0 ? 0.5 : 0);
    else key = static_cast<double>(v.priority);
    keyed_.emplace_back(key, visit);
  }
  rng.shuffle(keyed_);
  if (draw >= 4) std::ranges::stable_sort(keyed_, {}, [](const auto& k) { return k.first; });
  queue_.clear();
  for (const auto& [key, visit] : keyed_) queue_.push_back(visit);
}

void Recreate::operator()(State& state, Rng& rng, const std::vector<int>& tours, std::size_t waiting) {
  order(state, rng, waiting);
  for (const int visit : queue_) one(state, rng, visit, tours, true);
  state.clear_absent();
}

void Recreate::fill(State& state, Rng& rng, const std::stop_token& stop) {
  std::vector<int> queue = state.absent();
  const auto key = [&](int visit) {
    const Visit& v = problem_.visit(visit);
    const Node& n = problem_.node(v.first);
    return std::tuple(!v.pinned, v.priority == municipal::Priority::kLow, -v.needs, n.ties == 0, able_[static_cast<std::size_t>(visit)], n.due - n.ready,
                      n.ready, visit);
  };
  std::ranges::sort(queue, {}, key);
  for (const int visit : queue) {
    if (stop.stop_requested()) break;
    state.begin();
    (void)one(state, rng, visit, state.part(), true);
  }
  state.clear_absent();
}

void Recreate::gather(const State& state, const Slots& slots, Rng& rng, int node, const std::vector<int>& tours, bool near, int most,
                      std::vector<Slot>& found) {
  found.clear();
  const Node& n = problem_.node(node);
  const Visit& v = problem_.visit(n.visit);
  Moment from = kLongAgo, until = kNever;
  state.tie_bounds(n, from, until);
  double worst = std::numeric_limits<double>::infinity();
  ++asked_;
  const auto offer = [&](int behind, Duration way) {
    // Several lists lead to the same place.
    if (std::exchange(seen_[static_cast<std::size_t>(behind)], asked_) == asked_) return;
    if (!problem_.may(node, state.stand(behind).tour)) return;
    const std::optional<Slot> slot = slots.at(node, behind, worst, from, until, way);
    if (!slot || blinks(rng)) return;
    const auto place = std::upper_bound(found.begin(), found.end(), slot->cost, [](double c, const Slot& s) { return c < s.cost; });
    found.insert(place, *slot);
    if (std::ssize(found) > most) found.pop_back();
    if (std::ssize(found) == most) worst = found.back().cost;
  };
  const auto everywhere = [&](int tour) {
    if (!problem_.may(node, tour)) return;
    for (int at = problem_.first(tour); at != problem_.last(tour); at = state.stand(at).next) {
      if (state.free(at) > n.due) break;
      offer(at, -1);
    }
  };
  if (const int held = v.held[static_cast<std::size_t>(n.need)]; held != kNone) {
    if (state.stand(problem_.first(held)).tour >= 0) everywhere(held);
    return;
  }
  if (near) {
    for (const Near& p : neighbours_.before(n.visit)) {
      const State::Stand& s = state.stand(p.node);
      if (s.tour >= 0) offer(p.node, p.seconds[static_cast<std::size_t>(problem_.tour(s.tour).mode)]);
    }
    for (const Near& b : neighbours_.after(n.visit)) {
      const State::Stand& s = state.stand(b.node);
      if (s.tour >= 0) offer(s.prev, -1);
    }
    for (const int tour : tours)
      if (state.load(tour).tasks == 0) everywhere(tour);
    for (const std::int32_t tour : neighbours_.familiar(n.visit))
      if (state.stand(problem_.first(tour)).tour >= 0) everywhere(tour);
    for (const std::int32_t sibling : neighbours_.siblings(n.visit))
      if (const int tour = state.stand(sibling).tour; tour >= 0) everywhere(tour);
    if (!found.empty() && (v.needs == 1 || std::ssize(found) > 2)) return;
  }
  for (const int tour : tours) everywhere(tour);
}

bool Recreate::one(State& state, Rng& rng, int visit, const std::vector<int>& tours, bool near) {
  const Slots slots(state, price_);
  const Visit& v = problem_.visit(visit);
  const double out = price_.weights().unassigned[static_cast<std::size_t>(v.priority)] + (v.pinned ? Price::kPinOut : 0);
  gather(state, slots, rng, v.first, tours, near, v.needs == 1 ? kPlacesOfOne : kPlaces, found_[0]);
  if (v.needs == 1) {
    for (const Slot& slot : found_[0])
      if (slot.cost < out && state.insert(visit, {slot.behind, kNone})) return true;
    return false;
  }
  if (found_[0].empty()) return false;
  gather(state, slots, rng, v.first + 1, tours, near, kPlaces, found_[1]);
  pairs_.clear();
  const Node& n = problem_.node(v.first);
  for (int a = 0; a < std::ssize(found_[0]); ++a)
    for (int b = 0; b < std::ssize(found_[1]); ++b) {
      const Slot &x = found_[0][static_cast<std::size_t>(a)], &y = found_[1][static_cast<std::size_t>(b)];
      if (x.cost + y.cost >= out) break;
      if (problem_.tour(state.stand(x.behind).tour).carer == problem_.tour(state.stand(y.behind).tour).carer) continue;
      const Moment start = problem_.earliest(n, std::max(x.from, y.from));
      if (start > std::min(x.until, y.until)) continue;
      double cost = x.cost + y.cost;
      if (start > x.from) cost += slots.of_start(v.first, x.behind, start) - slots.of_start(v.first, x.behind, x.from);
      if (start > y.from) cost += slots.of_start(v.first + 1, y.behind, start) - slots.of_start(v.first + 1, y.behind, y.from);
      if (cost < out) pairs_.push_back({cost, a, b});
    }
  const std::size_t tried = std::min(kPairs, pairs_.size());
  std::partial_sort(pairs_.begin(), pairs_.begin() + static_cast<std::ptrdiff_t>(tried), pairs_.end(), [](const Pair& x, const Pair& y) {
    return std::tuple(x.cost, x.a, x.b) < std::tuple(y.cost, y.a, y.b);
  });
  for (std::size_t i = 0; i < tried; ++i) {
    const int behind[2] = {found_[0][static_cast<std::size_t>(pairs_[i].a)].behind, found_[1][static_cast<std::size_t>(pairs_[i].b)].behind};
    if (state.insert(visit, behind)) return true;
  }
  return false;
}

}  // namespace meretid::homecare::day
