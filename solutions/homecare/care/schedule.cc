// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/care/schedule.h"

#include <algorithm>
#include <cassert>

namespace meretid::homecare {

Schedule::Schedule(const Tasks& tasks) : tasks_(&tasks) { set(std::vector<std::vector<int>>(static_cast<std::size_t>(tasks.carers()))); }

void Schedule::set(const std::vector<std::vector<int>>& orders) {
  const int n = tasks_->size(), carers = tasks_->carers();
  visits_.assign(static_cast<std::size_t>(n + 2 * carers), Visit{});
  mark_.assign(visits_.size(), 0);
  driven_ = tardy_ = worst_ = 0;
  worst_known_ = true;
  step_ = marks_ = 0;
  begin();
  for (int c = 0; c < carers; ++c) {
    Visit &a = touch(first(c)), &b = touch(last(c));
    a.route = b.route = c;
    a.prev = a.next = last(c);
    b.prev = b.next = first(c);
  }
  for (int c = 0; c < carers; ++c) {
    for (const int t : orders[static_cast<std::size_t>(c)]) link(t, visit(last(c)).prev);
  }
  // All starts at their windows, then relaxed: the least fixed point.
  loose_.clear();
  for (int t = 0; t < n; ++t) {
    if (visit(t).route == kAbsent) continue;
    touch(t).start = tasks_->task(t).ready;
    loose_.push_back(t);
  }
  relax();
}

std::vector<std::vector<int>> Schedule::orders() const {
  std::vector<std::vector<int>> all(static_cast<std::size_t>(tasks_->carers()));
  for (int c = 0; c < tasks_->carers(); ++c) {
    for (int t = visit(first(c)).next; t != last(c); t = visit(t).next) all[static_cast<std::size_t>(c)].push_back(t);
  }
  return all;
}

Milli Schedule::worst() const {
  if (!worst_known_) {
    worst_ = 0;
    for (int t = 0; t < tasks_->size(); ++t) {
      if (visit(t).route != kAbsent) worst_ = std::max(worst_, visit(t).start - tasks_->task(t).due);
    }
    worst_known_ = true;
  }
  return worst_;
}

void Schedule::begin() {
  ++step_;
  old_.clear();
  old_driven_ = driven_, old_tardy_ = tardy_, old_worst_ = worst();
}

void Schedule::undo() {
  for (const auto& [at, old] : old_) visits_[static_cast<std::size_t>(at)] = old;
  driven_ = old_driven_, tardy_ = old_tardy_, worst_ = old_worst_;
  worst_known_ = true;
}

Schedule::Visit& Schedule::touch(int at) {
  Visit& v = visits_[static_cast<std::size_t>(at)];
  if (v.touched != step_) {
    old_.emplace_back(at, v);
    v.touched = step_;
  }
  return v;
}

Milli Schedule::added_way(int task, int behind) const {
  const int a = place(behind), b = place(visit(behind).next), t = tasks_->place(task);
  return tasks_->way(a, t) + tasks_->way(t, b) - tasks_->way(a, b);
}

Milli Schedule::pushed(int t) const {
  const Task& task = tasks_->task(t);
  const Visit &me = visit(t), &prev = visit(me.prev);
  const Milli start = std::max(me.start, prev.start + prev.free_on);
  return task.mate >= 0 && visit(task.mate).route != kAbsent ? std::max(start, visit(task.mate).start + task.after) : start;
}

void Schedule::link(int task, int behind) {
  Visit &a = touch(behind), &t = touch(task), &b = touch(visit(behind).next);
  const int next = a.next, here = tasks_->place(task);
  const Milli service = behind < tasks_->size() ? tasks_->task(behind).duration : 0;
  driven_ += added_way(task, behind);
  t.route = a.route, t.prev = behind, t.next = next;
  t.free_on = tasks_->task(task).duration + tasks_->way(here, place(next));
  a.next = b.prev = task;
  a.free_on = service + tasks_->way(place(behind), here);
}

void Schedule::unlink(int task) {
  Visit& t = touch(task);
  const int prev = t.prev, next = t.next;
  Visit &a = touch(prev), &b = touch(next);
  const Milli service = prev < tasks_->size() ? tasks_->task(prev).duration : 0;
  a.next = next, b.prev = prev, t.route = kAbsent;
  a.free_on = service + tasks_->way(place(prev), place(next));
  driven_ -= added_way(task, prev);
}

void Schedule::remove(int patient) {
  const int from = tasks_->first(patient), to = from + (tasks_->paired(patient) ? 1 : 0);
  for (int t = from; t <= to; ++t) {
    loose_.push_back(visit(t).next);
    const Milli late = tardiness(t, visit(t).start);
    tardy_ -= late;
    if (late > 0 && late >= worst_) worst_known_ = false;
    unlink(t);
  }
}

void Schedule::relax() {
  const int n = tasks_->size();
  // Whoever may now start earlier: those behind what was taken out, and on from them along arcs that bind.
  ++marks_;
  members_.clear();
  const auto add = [&](int t) {
    if (t >= n || visit(t).route == kAbsent || mark_[static_cast<std::size_t>(t)] == marks_) return;
    mark_[static_cast<std::size_t>(t)] = marks_;
    members_.push_back(t);
  };
  for (const int t : loose_) add(t);
  loose_.clear();
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const Visit& me = visit(members_[i]);
    if (me.next < n && visit(me.next).start == me.start + me.free_on) add(me.next);
    const int mate = tasks_->task(members_[i]).mate;
    if (mate >= 0 && visit(mate).start == me.start + tasks_->task(mate).after) add(mate);
  }
  for (const int t : members_) {
    Visit& me = touch(t);
    const Milli late = tardiness(t, me.start);
    tardy_ -= late;
    if (late > 0 && late >= worst_) worst_known_ = false;
    me.start = tasks_->task(t).ready;
  }
  // From the left to the fixed point. Each member asks those before it until nobody moves.
  stack_.assign(members_.rbegin(), members_.rend());
  while (!stack_.empty()) {
    const int t = stack_.back();
    stack_.pop_back();
    const Task& task = tasks_->task(t);
    Visit& me = visits_[static_cast<std::size_t>(t)];
    const Milli start = pushed(t);
    if (start == me.start) continue;
    if (mark_[static_cast<std::size_t>(t)] != marks_) {
      // Later than before although a visit went: where the triangle inequality does not hold.
      mark_[static_cast<std::size_t>(t)] = marks_;
      members_.push_back(t);
      tardy_ -= tardiness(t, touch(t).start);
    }
    me.start = start;
    if (me.next < n) stack_.push_back(me.next);
    if (task.mate >= 0) stack_.push_back(task.mate);
  }
  for (const int t : members_) {
    const Milli late = tardiness(t, visit(t).start);
    tardy_ += late;
    worst_ = std::max(worst_, late);
  }
}

Milli Schedule::price(int patient, const int (&behind)[2], Milli most) {
  const int n = tasks_->size(), from = tasks_->first(patient), both = tasks_->paired(patient) ? 2 : 1;
  Milli added = 0;
  for (int i = 0; i < both; ++i) added += added_way(from + i, behind[i]);
  // Linked by hand and taken back below: the records of the step stay out of it.
  Visit saved[2][3];
  for (int i = 0; i < both; ++i) {
    Visit &a = visits_[static_cast<std::size_t>(behind[i])], &t = visits_[static_cast<std::size_t>(from + i)];
    Visit& b = visits_[static_cast<std::size_t>(a.next)];
    saved[i][0] = a, saved[i][1] = t, saved[i][2] = b;
    const int here = tasks_->place(from + i), next = a.next;
    t.route = a.route, t.prev = behind[i], t.next = next;
    t.free_on = tasks_->task(from + i).duration + tasks_->way(here, place(next));
    t.start = tasks_->task(from + i).ready;
    b.prev = from + i;
    a.next = from + i;
    a.free_on = (behind[i] < n ? tasks_->task(behind[i]).duration : 0) + tasks_->way(place(behind[i]), here);
  }
  trial_.clear();
  stack_.clear();
  for (int i = 0; i < both; ++i) stack_.push_back(from + i);
  Milli tardy = 0, worst_now = worst();
  const Milli worst_before = worst_now;
  for (int i = 0; i < both; ++i) {
    tardy += tardiness(from + i, visit(from + i).start);
    worst_now = std::max(worst_now, tardiness(from + i, visit(from + i).start));
  }
  int left = 8 * n + 64;  // a cycle would go on for ever; long before, it costs more than `most`
  bool good = true;
  while (!stack_.empty()) {
    const int t = stack_.back();
    stack_.pop_back();
    const Task& task = tasks_->task(t);
    Visit& me = visits_[static_cast<std::size_t>(t)];
    const Milli start = pushed(t);
    const bool fresh = t == from || t == from + both - 1;
    if (start == me.start && !fresh) continue;
    if (start > me.start) {
      const Milli late = tardiness(t, start);
      tardy += late - tardiness(t, me.start);
      worst_now = std::max(worst_now, late);
      trial_.push_back({t, me.start});
      me.start = start;
      if (added + tardy + worst_now - worst_before >= most || --left < 0) {
        good = false;
        break;
      }
      if (task.mate >= 0) stack_.push_back(task.mate);
    }
    if (me.next < n && visit(me.next).start < me.start + me.free_on) stack_.push_back(me.next);
  }
  for (auto old = trial_.rbegin(); old != trial_.rend(); ++old) visits_[static_cast<std::size_t>(old->at)].start = old->start;
  for (int i = both - 1; i >= 0; --i) {
    const int b = saved[i][0].next;
    visits_[static_cast<std::size_t>(b)].prev = saved[i][2].prev;
    visits_[static_cast<std::size_t>(behind[i])].next = b;
    visits_[static_cast<std::size_t>(behind[i])].free_on = saved[i][0].free_on;
    visits_[static_cast<std::size_t>(from + i)] = saved[i][1];
  }
  const Milli cost = added + tardy + worst_now - worst_before;
  return good && cost < most ? cost : kNever;
}

void Schedule::insert(int patient, const int (&behind)[2]) {
  const int n = tasks_->size(), from = tasks_->first(patient), both = tasks_->paired(patient) ? 2 : 1;
  stack_.clear();
  for (int i = 0; i < both; ++i) {
    link(from + i, behind[i]);
    touch(from + i).start = tasks_->task(from + i).ready;
    const Milli late = tardiness(from + i, visit(from + i).start);
    tardy_ += late;
    if (worst_known_) worst_ = std::max(worst_, late);
    stack_.push_back(from + i);
    if (visit(from + i).next < n) stack_.push_back(visit(from + i).next);
  }
  while (!stack_.empty()) {
    const int t = stack_.back();
    stack_.pop_back();
    const Task& task = tasks_->task(t);
    const Milli start = pushed(t);
    if (start == visit(t).start) continue;
    const Milli late = tardiness(t, start);
    tardy_ += late - tardiness(t, visit(t).start);
    if (worst_known_) worst_ = std::max(worst_, late);
    touch(t).start = start;
    if (visit(t).next < n) stack_.push_back(visit(t).next);
    if (task.mate >= 0) stack_.push_back(task.mate);
  }
  // Where the triangle inequality does not hold, the way round may be the quicker one.
  for (int i = 0; i < both; ++i) {
    const Visit &t = visit(from + i), &a = visit(behind[i]);
    const Milli direct = tasks_->way(place(behind[i]), place(t.next)) + (behind[i] < n ? tasks_->task(behind[i]).duration : 0);
    if (a.free_on + t.free_on < direct) loose_.push_back(t.next);
  }
  if (!loose_.empty()) relax();
}

}  // namespace meretid::homecare
