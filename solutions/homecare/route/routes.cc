// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/route/routes.h"

#include <algorithm>
#include <cassert>

namespace meretid::homecare {

Routes::Routes(const Problem& problem) : problem_(&problem) {}

void Routes::take(std::span<const std::vector<int>> routes, std::span<const int> absent, int most) {
  const int n = problem_->size();
  nodes_.assign(static_cast<std::size_t>(n + 2 * most), Node{});
  vehicles_.assign(static_cast<std::size_t>(most), Vehicle{});
  members_.clear();
  absent_.assign(absent.begin(), absent.end());
  for (const int stop : absent) nodes_[static_cast<std::size_t>(stop)].route = kAbsent, members_.push_back(stop);
  distance_ = 0;
  used_ = 0;
  step_ = 0;
  begin();
  for (int r = 0; r < most; ++r) {
    const int start = first(r), end = last(r);
    Node &a = touch(start), &b = touch(end);
    a.route = b.route = r;
    a.prev = a.next = end;
    b.prev = b.next = start;
    a.leave = problem_->stop(0).ready;
    a.late = b.late = problem_->stop(0).due;
    if (r >= std::ssize(routes) || routes[static_cast<std::size_t>(r)].empty()) continue;
    int at = start;
    ++used_;
    for (const int stop : routes[static_cast<std::size_t>(r)]) {
      Node& s = touch(stop);
      s.route = r;
      link(touch(at), at, stop);
      distance_ += node(at).distance_on;
      members_.push_back(stop);
      Vehicle& v = touch_vehicle(r);
      v.load += problem_->stop(stop).demand;
      ++v.stops;
      at = stop;
    }
    link(touch(at), at, end);
    distance_ += node(at).distance_on;
    for (int s = node(start).next;; s = node(s).next) {
      const Node& p = node(node(s).prev);
      const Stop& stop = problem_->stop(place(s));
      touch(s).leave = std::max(p.leave + p.duration_on, stop.ready) + (s == end ? 0 : stop.service);
      if (s == end) break;
    }
    for (int s = node(end).prev; s != start; s = node(s).prev) {
      const Stop& stop = problem_->stop(s);
      touch(s).late = std::min(stop.due, node(node(s).next).late - node(s).duration_on - stop.service);
      assert(node(s).leave - stop.service <= node(s).late);
    }
  }
}

Plan Routes::plan() const {
  Plan plan{{}, absent_, distance_};
  for (int r = 0; r < slots(); ++r) {
    if (vehicle(r).stops == 0) continue;
    std::vector<int>& route = plan.routes.emplace_back();
    route.reserve(static_cast<std::size_t>(vehicle(r).stops));
    for (int s = node(first(r)).next; s != last(r); s = node(s).next) route.push_back(s);
  }
  return plan;
}

int Routes::empty_route() const {
  if (used_ == slots()) return -1;
  for (int r = 0; r < slots(); ++r) {
    if (vehicle(r).stops == 0) return r;
  }
  return -1;
}

void Routes::begin() {
  ++step_;
  old_nodes_.clear();
  old_vehicles_.clear();
  old_absent_ = absent_;
  old_distance_ = distance_;
  old_used_ = used_;
}

void Routes::undo() {
  for (const auto& [at, old] : old_nodes_) nodes_[static_cast<std::size_t>(at)] = old;
  for (const auto& [at, old] : old_vehicles_) vehicles_[static_cast<std::size_t>(at)] = old;
  absent_ = old_absent_;
  distance_ = old_distance_;
  used_ = old_used_;
}

Routes::Node& Routes::touch(int at) {
  Node& n = nodes_[static_cast<std::size_t>(at)];
  if (n.touched != step_) {
    old_nodes_.emplace_back(at, n);
    n.touched = step_;
  }
  return n;
}

Routes::Vehicle& Routes::touch_vehicle(int route) {
  Vehicle& v = vehicles_[static_cast<std::size_t>(route)];
  if (v.touched != step_) {
    old_vehicles_.emplace_back(route, v);
    v.touched = step_;
  }
  return v;
}

void Routes::link(Node& a, int from, int to) {
  a.next = to;
  a.distance_on = problem_->distance(place(from), place(to));
  a.duration_on = problem_->duration(place(from), place(to));
  touch(to).prev = from;
}

bool Routes::spread_forward(int at) {
  const int n = problem_->size();
  for (int s = at;; s = node(s).next) {
    const Node& me = node(s);
    const Node& p = node(me.prev);
    const Span arrival = p.leave + p.duration_on;
    if (s >= n) return arrival <= me.late;
    const Stop& stop = problem_->stop(s);
    const Span start = std::max(arrival, stop.ready);
    if (start > stop.due) return false;
    if (start + stop.service == me.leave) return true;
    touch(s).leave = start + stop.service;
  }
}

bool Routes::spread_backward(int at) {
  const int n = problem_->size();
  for (int s = at; s < n; s = node(s).prev) {
    const Node& me = node(s);
    const Stop& stop = problem_->stop(s);
    const Span late = std::min(stop.due, node(me.next).late - me.duration_on - stop.service);
    if (late == me.late) break;
    touch(s).late = late;
  }
  return true;
}

bool Routes::cut(int from, int to) {
  Node& head = touch(node(from).prev);
  const int before = node(from).prev, behind = node(to).next;
  Vehicle& v = touch_vehicle(node(from).route);
  distance_ -= head.distance_on;
  for (int s = from; s != behind;) {
    Node& n = touch(s);
    const int next = n.next;
    distance_ -= n.distance_on;
    v.load -= problem_->stop(s).demand;
    --v.stops;
    n.route = kAbsent;
    absent_.push_back(s);
    s = next;
  }
  if (v.stops == 0) --used_;
  link(head, before, behind);
  if (v.stops == 0) return true;
  distance_ += head.distance_on;
  return spread_forward(behind) && spread_backward(before);
}

void Routes::insert(int stop, int after) {
  Node& a = touch(after);
  Node& s = touch(stop);
  const int behind = a.next;
  Vehicle& v = touch_vehicle(a.route);
  if (v.stops > 0) distance_ -= a.distance_on;
  else ++used_;
  s.route = a.route;
  link(a, after, stop);
  link(s, stop, behind);
  distance_ += a.distance_on + s.distance_on;
  v.load += problem_->stop(stop).demand;
  ++v.stops;
  const Stop& me = problem_->stop(stop);
  s.leave = std::max(a.leave + a.duration_on, me.ready) + me.service;
  s.late = std::min(me.due, node(behind).late - s.duration_on - me.service);
  [[maybe_unused]] const bool fits = spread_forward(behind) && spread_backward(after);
  assert(fits);
}

Cost Routes::tails_cost(int a, int b, Cost most) const {
  const Node &head = node(a), &tail = node(b), &before = node(tail.prev), &behind = node(head.next);
  if (head.route == tail.route) return kNever;
  const int pa = place(a), pb = place(b), pbefore = place(tail.prev), pbehind = place(head.next);
  const Cost cost = arc(pa, pb) + arc(pbefore, pbehind) - arc(pa, pbehind) - arc(pbefore, pb);
  if (cost >= most) return kNever;
  if (head.leave + problem_->duration(pa, pb) > tail.late || before.leave + problem_->duration(pbefore, pbehind) > behind.late) return kNever;
  const std::int64_t one = load_up_to(a).first, two = load_up_to(tail.prev).first;
  const std::int64_t all_one = vehicle(head.route).load, all_two = vehicle(tail.route).load;
  if (one + all_two - two > problem_->capacity() || two + all_one - one > problem_->capacity()) return kNever;
  return cost;
}

std::pair<std::int64_t, int> Routes::load_up_to(int at) const {
  std::int64_t load = 0;
  int stops = 0;
  for (int s = at; s < problem_->size(); s = node(s).prev) load += problem_->stop(s).demand, ++stops;
  return {load, stops};
}

void Routes::exchange_tails(int a, int b) {
  const int n = problem_->size();
  const int before = node(b).prev, behind = node(a).next;
  const int ra = node(a).route, rb = node(b).route;
  const auto [load_a, stops_a] = load_up_to(a);
  const auto [load_b, stops_b] = load_up_to(before);
  Vehicle &va = touch_vehicle(ra), &vb = touch_vehicle(rb);
  used_ -= (va.stops > 0) + (vb.stops > 0);
  const Vehicle whole_a = va, whole_b = vb;
  va.load = load_a + whole_b.load - load_b, va.stops = stops_a + whole_b.stops - stops_b;
  vb.load = load_b + whole_a.load - load_a, vb.stops = stops_b + whole_a.stops - stops_a;
  used_ += (va.stops > 0) + (vb.stops > 0);
  distance_ += arc(place(a), place(b)) + arc(place(before), place(behind)) - arc(place(a), place(behind)) - arc(place(before), place(b));
  int end_a = a, end_b = before;  // the last stops of the new routes
  for (int s = b; s < n; s = node(s).next) touch(s).route = ra, end_a = s;
  for (int s = behind; s < n; s = node(s).next) touch(s).route = rb, end_b = s;
  if (b < n) link(touch(a), a, b);
  if (behind < n) link(touch(before), before, behind);
  link(touch(end_a), end_a, last(ra));
  link(touch(end_b), end_b, last(rb));
  [[maybe_unused]] const bool fits = spread_forward(node(a).next) && spread_forward(node(before).next);
  assert(fits);
  spread_backward(a), spread_backward(before);
}

void Routes::settle() {
  std::erase_if(absent_, [&](int stop) { return node(stop).route != kAbsent; });
}

}  // namespace meretid::homecare
