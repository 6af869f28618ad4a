// SPDX-License-Identifier: EUPL-1.2
// How a State begins and what it gives back.
#include <algorithm>

#include "solutions/homecare/day/state.h"

namespace meretid::homecare::day {

void State::take(const Orders& orders, const std::vector<int>* part, const std::vector<Moment>* starts) {
  std::vector<int> tour_of(static_cast<std::size_t>(problem_->tasks()), kOutside);
  for (std::size_t r = 0; r < orders.tours.size(); ++r)
    for (const int node : orders.tours[r])
      if (problem_->is_task(node)) tour_of[static_cast<std::size_t>(node)] = static_cast<int>(r);
  clear(part);
  hold(orders, tour_of, starts);
  if (at_once(orders, false)) return;
  // Something does not fit: facts first, then the rest as far as it goes.
  clear(part);
  hold(orders, tour_of, starts);
  (void)at_once(orders, true);
  one_by_one(orders);
}

void State::clear(const std::vector<int>* part) {
  part_.clear();
  if (part) part_ = *part;
  else
    for (int r = 0; r < problem_->tours(); ++r) part_.push_back(r);
  for (Stand& s : stands_) s = Stand{};
  for (Load& l : loads_) l = Load{};
  bonds_ = problem_->bonds();
  std::ranges::fill(held_, std::uint8_t{0});
  members_.clear();
  absent_.clear();
  removed_.clear();
  sums_ = {};
  step_ = 0;
  begin();
  for (const int r : part_) {
    const int start = problem_->first(r), end = problem_->last(r);
    Stand &a = stands_[static_cast<std::size_t>(start)], &b = stands_[static_cast<std::size_t>(end)];
    a.tour = b.tour = r;
    a.place = problem_->tour(r).begin, b.place = problem_->tour(r).end;
    a.prev = a.next = end, b.prev = b.next = start;
    a.start = a.late = a.ease = b.start = problem_->tour(r).from;
    b.late = problem_->node(end).due, b.ease = problem_->node(end).easy;
    if (!targets_.empty() && problem_->tour(r).fair) sums_.uneven += target(r);
    if (const int pause = problem_->tour(r).pause; pause != kNone) stands_[static_cast<std::size_t>(pause)].tour = kAbsent;
  }
}

void State::hold(const Orders& orders, const std::vector<int>& tour_of, const std::vector<Moment>* starts) {
  const auto inside = [&](int node) {
    const int r = tour_of[static_cast<std::size_t>(node)];
    return r >= 0 && stand(problem_->first(r)).tour >= 0;
  };
  const auto outside = [&](int node) { return tour_of[static_cast<std::size_t>(node)] >= 0 && !inside(node); };
  const auto tied_outside = [&](int node) {
    return std::ranges::any_of(problem_->ties(problem_->node(node)), [&](const Tie& tie) {
      const int first = tie.other, mate = problem_->node(first).mate;
      return outside(first) || (mate != kNone && outside(mate));
    });
  };
  for (const int r : part_)
    for (const int node : orders.tours[static_cast<std::size_t>(r)]) {
      if (!problem_->is_task(node)) continue;
      const Node& n = problem_->node(node);
      if (starts && ((n.mate != kNone && outside(n.mate)) || tied_outside(node))) {
        held_[static_cast<std::size_t>(node)] = 1;
        stands_[static_cast<std::size_t>(node)].start = (*starts)[static_cast<std::size_t>(node)];
      } else if (n.fixed) {
        stands_[static_cast<std::size_t>(node)].start = n.ready;
      }
      stands_[static_cast<std::size_t>(node)].tour = kAbsent;
      if (!still(node) && n.need == 0) members_.push_back(n.visit);
    }
  for (const int visit : orders.absent) {
    const Visit& v = problem_->visit(visit);
    if (starts && tied_outside(v.first)) continue;
    for (int need = 0; need < v.needs; ++need) stands_[static_cast<std::size_t>(v.first + need)].tour = kAbsent;
    members_.push_back(visit);
    absent_.push_back(visit);
    leave_out(v, 1);
  }
  std::ranges::sort(members_);
}

bool State::at_once(const Orders& orders, bool still_only) {
  for (const int r : part_) {
    for (const int node : orders.tours[static_cast<std::size_t>(r)]) {
      if (still_only && !still(node)) continue;
      if (problem_->node(node).fixed) stands_[static_cast<std::size_t>(node)].start = problem_->node(node).ready;
      link(node, stand(problem_->last(r)).prev);
    }
    const int pause = problem_->tour(r).pause;
    if (pause != kNone && stand(pause).tour < 0 && !still_only) {
      // The plan so far has no pause: before all, and the search finds it a better place.
      if (still(pause)) stands_[static_cast<std::size_t>(pause)].start = problem_->node(pause).ready;
      link(pause, problem_->first(r));
    }
  }
  // In the order of the tours, so that each is computed about once.
  std::ranges::reverse(forward_);
  ++settled_;
  const bool fits = spread_forward(false);
  ++settled_;
  if (fits || still_only) spread_backward(true);
  forward_.clear();
  backward_.clear();
  return fits;
}

void State::one_by_one(const Orders& orders) {
  std::vector<int> behind(static_cast<std::size_t>(problem_->nodes()), kNone);
  const auto last_before = [&](int node) {
    int at = behind[static_cast<std::size_t>(node)];
    while (stand(at).tour < 0) at = behind[static_cast<std::size_t>(at)];
    return at;
  };
  for (const int r : part_) {
    int before = problem_->first(r);
    for (const int node : orders.tours[static_cast<std::size_t>(r)]) {
      behind[static_cast<std::size_t>(node)] = before;
      before = node;
    }
    const int pause = problem_->tour(r).pause;
    if (pause == kNone || stand(pause).tour >= 0) continue;
    const int wanted = behind[static_cast<std::size_t>(pause)];
    if (wanted != kNone && drop_pause(r, last_before(pause))) continue;
    for (int at = problem_->first(r); at != problem_->last(r); at = stand(at).next)
      if (drop_pause(r, at)) break;
  }
  for (const int r : part_)
    for (const int node : orders.tours[static_cast<std::size_t>(r)]) {
      const Node& n = problem_->node(node);
      if (n.visit == kNone || n.need != 0 || still(node)) continue;
      leave_out(problem_->visit(n.visit), 1);
      const int places[2] = {last_before(node), n.mate == kNone ? kNone : last_before(n.mate)};
      if (!insert(n.visit, places)) absent_.push_back(n.visit);
    }
}

Orders State::orders() const {
  Orders orders;
  orders.tours.resize(static_cast<std::size_t>(problem_->tours()));
  orders.absent = absent_;
  for (const int r : part_)
    for (int at = stand(problem_->first(r)).next; at != problem_->last(r); at = stand(at).next)
      orders.tours[static_cast<std::size_t>(r)].push_back(at);
  return orders;
}

}  // namespace meretid::homecare::day
