// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/recreate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace meretid::homecare {
namespace {

constexpr Cost kNowhere = std::numeric_limits<Cost>::max();

}  // namespace

Recreate::Recreate(const Problem& problem, const Neighbours& neighbours, double blink)
    : problem_(problem), neighbours_(neighbours), blink_(blink) {}

void Recreate::operator()(Routes& routes, Rng& rng) {
  order(routes.queue(), rng);
  for (const int stop : routes.queue()) {
    Place best = near_place(routes, rng, stop);
    const Cost alone = Cost{problem_.distance(0, stop)} + problem_.distance(stop, 0);
    if (alone < best.cost && fits_alone(problem_, stop)) {
      if (const int route = routes.empty_route(); route >= 0) best = {alone, routes.first(route)};
    }
    if (best.cost == kNowhere) best = any_place(routes, stop);
    if (best.cost != kNowhere) routes.insert(stop, best.after);
  }
  routes.settle();
}

bool Recreate::blinks(Rng& rng) {
  if (blink_ <= 0 || until_blink_-- > 0) return false;
  // The number of places until the next blink is geometric: one draw per blink instead of one per place.
  until_blink_ = static_cast<int>(std::log1p(-rng.uniform()) / std::log1p(-blink_));
  return true;
}

void Recreate::order(std::vector<int>& queue, Rng& rng) {
  // Weights 4, 4, 2, 1 and 2, 2, 2 as in the paper; equal keys in random order.
  const std::uint64_t draw = rng.below(17);
  keyed_.clear();
  for (const int i : queue) {
    const Stop& s = problem_.stop(i);
    std::int64_t key = 0;
    if (draw < 4) key = 0;
    else if (draw < 8) key = -std::int64_t{s.demand};
    else if (draw < 10) key = -std::int64_t{problem_.distance(0, i)};
    else if (draw < 11) key = problem_.distance(0, i);
    else if (draw < 13) key = std::int64_t{s.due} - s.ready;
    else if (draw < 15) key = s.ready;
    else key = -std::int64_t{s.due};
    keyed_.emplace_back(key, i);
  }
  rng.shuffle(keyed_);
  if (draw >= 4) std::ranges::stable_sort(keyed_, {}, [](const auto& k) { return k.first; });
  for (std::size_t i = 0; i < queue.size(); ++i) queue[i] = keyed_[i].second;
}

Recreate::Place Recreate::near_place(const Routes& routes, Rng& rng, int stop) {
  const Stop& me = problem_.stop(stop);
  Place best{kNowhere, -1};
  for (const Near& near : neighbours_.before(stop)) {
    const Routes::Node& p = routes.node(near.stop);
    if (p.route < 0) continue;
    const Cost half = Cost{near.distance} - p.distance_on;
    if (half >= best.cost) continue;
    const Span arrival = p.leave + near.duration;
    if (arrival > me.due) continue;
    if (routes.vehicle(p.route).load + me.demand > problem_.capacity()) continue;
    const int next = routes.place(p.next);
    const Cost cost = half + problem_.distance(stop, next);
    if (cost >= best.cost) continue;
    const Span leave = std::max(arrival, me.ready) + me.service;
    if (leave + problem_.duration(stop, next) > routes.node(p.next).late) continue;
    if (blinks(rng)) continue;
    best = {cost, near.stop};
  }
  for (const Near& near : neighbours_.after(stop)) {
    const Routes::Node& s = routes.node(near.stop);
    if (s.route < 0) continue;
    const Routes::Node& p = routes.node(s.prev);
    const Cost half = Cost{near.distance} - p.distance_on;
    if (half >= best.cost) continue;
    const Span latest = s.late - near.duration - me.service;
    if (latest < me.ready) continue;
    if (routes.vehicle(s.route).load + me.demand > problem_.capacity()) continue;
    const int prev = routes.place(s.prev);
    const Cost cost = half + problem_.distance(prev, stop);
    if (cost >= best.cost) continue;
    const Span arrival = p.leave + problem_.duration(prev, stop);
    if (arrival > me.due || arrival > latest) continue;
    if (blinks(rng)) continue;
    best = {cost, s.prev};
  }
  return best;
}

Recreate::Place Recreate::any_place(const Routes& routes, int stop) const {
  const Stop& me = problem_.stop(stop);
  Place best{kNowhere, -1};
  for (int r = 0; r < routes.slots(); ++r) {
    const Routes::Vehicle& v = routes.vehicle(r);
    if (v.load + me.demand > problem_.capacity()) continue;
    for (int at = routes.first(r); at != routes.last(r); at = routes.node(at).next) {
      const Routes::Node& p = routes.node(at);
      const int place = routes.place(at), next = routes.place(p.next);
      const Span arrival = p.leave + problem_.duration(place, stop);
      if (arrival > me.due) break;
      const Span leave = std::max(arrival, me.ready) + me.service;
      if (leave + problem_.duration(stop, next) > routes.node(p.next).late) continue;
      const Cost removed = v.stops == 0 ? 0 : p.distance_on;
      const Cost cost = Cost{problem_.distance(place, stop)} + problem_.distance(stop, next) - removed;
      if (cost < best.cost) best = {cost, at};
      if (v.stops == 0) break;
    }
  }
  return best;
}

}  // namespace meretid::homecare
