// SPDX-License-Identifier: EUPL-1.2
// Linking, counting and taking back; spread.cc has the times.
#include "solutions/homecare/day/state.h"

#include <algorithm>
#include <cstdlib>

namespace meretid::homecare::day {

State::State(const Problem& problem) : problem_(&problem), loads_(static_cast<std::size_t>(problem.tours())) {
  stands_.resize(static_cast<std::size_t>(problem.nodes()));
  held_.assign(stands_.size(), 0);
  tied_.assign(stands_.size(), 0);
}

State::Stand& State::touch(int at) {
  Stand& s = stands_[static_cast<std::size_t>(at)];
  if (s.touched != step_) {
    old_stands_.emplace_back(at, s);
    s.touched = step_;
  }
  return s;
}

State::Load& State::touch_load(int tour) {
  Load& l = loads_[static_cast<std::size_t>(tour)];
  if (l.touched != step_) {
    old_loads_.emplace_back(tour, l);
    l.touched = step_;
  }
  return l;
}

State::Mark State::mark() {
  ++step_;
  return {old_stands_.size(), old_loads_.size(), old_bonds_.size(), sums_};
}

void State::back(const Mark& mark) {
  while (old_stands_.size() > mark.stands) {
    stands_[static_cast<std::size_t>(old_stands_.back().first)] = old_stands_.back().second;
    old_stands_.pop_back();
  }
  while (old_loads_.size() > mark.loads) {
    loads_[static_cast<std::size_t>(old_loads_.back().first)] = old_loads_.back().second;
    old_loads_.pop_back();
  }
  while (old_bonds_.size() > mark.bonds) {
    bonds_[old_bonds_.back().first].met = old_bonds_.back().second;
    old_bonds_.pop_back();
  }
  sums_ = mark.sums;
  ++step_;
  forward_.clear();
  backward_.clear();
}

void State::begin() {
  old_stands_.clear();
  old_loads_.clear();
  old_bonds_.clear();
  old_absent_ = absent_;
  begun_ = mark();
}

void State::undo() {
  back(begun_);
  absent_ = old_absent_;
  removed_.clear();
}

Duration State::setting_out(int at, int to) const {
  if (problem_->now() == kLongAgo || !still(at) || problem_->under_way_from(to) == at) return 0;
  return std::max(0, problem_->now() - free(at));
}

void State::add_work(int tour, Duration more) {
  if (more == 0) return;
  Load& load = touch_load(tour);
  if (!targets_.empty() && problem_->tour(tour).fair)
    sums_.uneven += std::abs(load.work + more - target(tour)) - std::abs(load.work - target(tour));
  load.work += more;
}

void State::connect(int from, int to) {
  Stand &a = touch(from), &b = touch(to);
  const Tour& tour = problem_->tour(a.tour);
  sums_.driving -= a.drive_on;
  Duration work = -a.door_on;
  a.next = to, b.prev = from;
  a.drive_on = a.door_on = a.way_on = 0;
  if (problem_->is_pause(to)) {
    b.place = a.place;
  } else if (problem_->is_end(to)) {
    // Who has nothing to do does not go anywhere.
    if (load(a.tour).tasks > 0) {
      a.drive_on = a.door_on = problem_->drive(tour, a.place, b.place);
      a.way_on = tour.away ? 0 : a.drive_on;
    }
  } else {
    a.drive_on = problem_->drive(tour, a.place, b.place);
    a.door_on = door(tour, a.place, b.place, a.drive_on);
    a.way_on = a.door_on + setting_out(from, to);
  }
  sums_.driving += a.drive_on;
  work += a.door_on;
  add_work(a.tour, work);
  if (problem_->is_pause(to)) connect(to, b.next);
}

void State::meet(int node, int tour, int count) {
  const std::size_t at = problem_->bond(problem_->node(node).citizen, problem_->tour(tour).carer);
  Problem::Bond& b = bonds_[at];
  old_bonds_.emplace_back(at, b.met);
  const int before = b.met > 0, base = problem_->bonds()[at].met;
  b.met = static_cast<std::int16_t>(b.met + count);
  if (base == 0) sums_.new_faces += (b.met > 0) - before;
  sums_.against_wish += count * b.against_wish;
}

void State::count_task(int node, int tour, int sign) {
  const Node& n = problem_->node(node);
  touch_load(tour).tasks += sign;
  add_work(tour, sign * n.duration);
  meet(node, tour, sign);
  const int carer = problem_->tour(tour).carer;
  if (n.contact != kNone && n.contact != carer) sums_.not_contact += sign;
  if (n.was_carer != kNone && n.was_carer != carer) sums_.other_carer += sign;
}

void State::count_start(const Node& n, Moment start, int sign) {
  if (n.visit == kNone || n.need != 0) return;
  (n.medical ? sums_.medical_late : sums_.late) += sign * problem_->lateness(n, start);
  if (n.preferred != kNever) sums_.preferred += sign * std::abs(start - n.preferred);
  if (n.was != kNever) sums_.moved += sign * std::max(0, std::abs(start - n.was) - problem_->all().rules.promised);
}

void State::set_start(int at, Moment start) {
  Stand& s = touch(at);
  const Node& n = problem_->node(at);
  count_start(n, s.start, -1);
  count_start(n, start, 1);
  s.start = start;
}

void State::refresh(int at) {
  const Stand& s = stand(at);
  Duration cost = 0;
  if (problem_->is_task(at)) {
    int before = s.prev;
    if (problem_->is_pause(before)) before = stand(before).prev;
    if (!problem_->is_end(before)) cost = std::max(0, s.start - free(s.prev) - stand(s.prev).door_on);
    if (cost == s.cost) return;
    sums_.waiting += cost - s.cost;
  } else if (problem_->is_end(at)) {
    if (load(s.tour).tasks > 0) cost = std::max(0, free(s.prev) + stand(s.prev).door_on - problem_->tour(s.tour).until);
    if (cost == s.cost) return;
    sums_.overtime += cost - s.cost;
  } else {
    return;
  }
  touch(at).cost = cost;
}

void State::link(int node, int behind) {
  Stand &a = touch(behind), &s = touch(node);
  const Node& n = problem_->node(node);
  const int next = a.next;
  s.tour = a.tour, s.next = next, s.prev = behind;
  s.drive_on = s.door_on = s.way_on = s.cost = 0;
  if (n.visit != kNone) s.place = n.place, count_task(node, a.tour, 1);
  connect(behind, node);
  connect(node, next);
  count_start(n, s.start = still(node) ? s.start : n.ready, 1);
  s.late = still(node) ? s.start : n.due;
  s.ease = still(node) ? s.start : n.easy;
  forward_.push_back(next);
  if (problem_->is_pause(next)) forward_.push_back(stand(next).next);
  forward_.push_back(node);
  backward_.push_back(behind);
  if (problem_->is_pause(next)) backward_.push_back(next);
  backward_.push_back(node);
}

void State::unlink(int node) {
  Stand& s = touch(node);
  const Node& n = problem_->node(node);
  const int tour = s.tour, prev = s.prev, next = s.next;
  sums_.driving -= s.drive_on;
  sums_.waiting -= s.cost;
  count_start(n, s.start, -1);
  const Duration work = s.door_on;
  s.drive_on = s.door_on = s.way_on = s.cost = 0;
  s.tour = kAbsent;
  add_work(tour, -work);
  if (n.visit != kNone) count_task(node, tour, -1);
  connect(prev, next);
  if (problem_->is_pause(next)) {
    forward_.push_back(stand(next).next);
    backward_.push_back(next);
  }
  forward_.push_back(next);
  backward_.push_back(prev);
}

void State::remove(int visit) {
  const Visit& v = problem_->visit(visit);
  for (int need = 0; need < v.needs; ++need) unlink(v.first + need);
  for (const Tie& tie : problem_->ties(problem_->node(v.first))) {
    if (stand(tie.other).tour < 0) continue;
    forward_.push_back(tie.other);
    backward_.push_back(tie.other);
  }
  leave_out(v, 1);
  removed_.push_back(visit);
}

void State::lift_pause(int tour) {
  if (const int pause = problem_->tour(tour).pause; pause != kNone && stand(pause).tour >= 0) unlink(pause);
}

bool State::settle() {
  absent_.insert(absent_.end(), removed_.begin(), removed_.end());
  removed_.clear();
  ++settled_;
  if (!spread_forward(false)) return false;
  ++settled_;
  spread_backward(true);
  return true;
}

bool State::insert(int visit, const int (&behind)[2]) {
  const Visit& v = problem_->visit(visit);
  const Mark before = mark();
  forward_.clear();
  backward_.clear();
  for (int need = 0; need < v.needs; ++need) {
    if (still(v.first + need)) touch(v.first + need).start = problem_->node(v.first + need).ready;
    link(v.first + need, behind[need]);
  }
  for (const Tie& tie : problem_->ties(problem_->node(v.first))) {
    if (stand(tie.other).tour < 0) continue;
    forward_.push_back(tie.other);
    backward_.push_back(tie.other);
  }
  leave_out(v, -1);
  if (!spread_forward(true)) {
    back(before);
    return false;
  }
  spread_backward(false);
  return true;
}

bool State::drop_pause(int tour, int behind) {
  const int pause = problem_->tour(tour).pause;
  const Mark before = mark();
  forward_.clear();
  backward_.clear();
  if (still(pause)) touch(pause).start = problem_->node(pause).ready;
  link(pause, behind);
  if (!spread_forward(true)) {
    back(before);
    return false;
  }
  spread_backward(false);
  return true;
}

void State::clear_absent() {
  std::erase_if(absent_, [&](int visit) { return placed(visit); });
}

}  // namespace meretid::homecare::day
