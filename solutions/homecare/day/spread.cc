// SPDX-License-Identifier: EUPL-1.2
// The times of a State: earliest starts forward, latest starts backward, to the fixed points.
#include <algorithm>

#include "solutions/homecare/day/state.h"

namespace meretid::homecare::day {
namespace {

/// A cycle that adds little by little would go on for long; nothing sound needs so many steps.
constexpr int kEnough = 20000;

}  // namespace

/// The start that the node before, the mate's and tied visits push this one to.
Moment State::pushed(int at) const {
  const Node& n = problem_->node(at);
  const auto arrival = [&](int node) {
    const Stand& s = stand(node);
    return free(s.prev) + stand(s.prev).way_on;
  };
  Moment t = arrival(at);
  if (n.mate != kNone && stand(n.mate).tour >= 0) t = std::max(t, arrival(n.mate));
  for (const Tie& tie : problem_->ties(n))
    if (stand(tie.other).tour >= 0) t = std::max(t, stand(tie.other).start + tie.least);
  return problem_->is_end(at) ? t : problem_->earliest(n, t);
}

void State::tie_bounds(const Node& n, Moment& from, Moment& until) const {
  for (const Tie& tie : problem_->ties(n)) {
    const Stand& other = stand(tie.other);
    if (other.tour < 0) continue;
    from = std::max(from, other.start + tie.least);
    until = std::min(until, other.late + tie.most);
  }
}

/// Starts of tied visits hold each other up: once in a settling they begin anew from their windows.
void State::reset_tied(int at, bool forward) {
  if (tied_[static_cast<std::size_t>(at)] == settled_) return;
  const Node& n = problem_->node(at);
  tied_[static_cast<std::size_t>(at)] = settled_;
  if (n.mate != kNone) tied_[static_cast<std::size_t>(n.mate)] = settled_;
  if (!still(at)) {
    for (const int node : {at, n.mate}) {
      if (node == kNone || stand(node).tour < 0) continue;
      if (forward) {
        set_start(node, n.ready);
        forward_.push_back(stand(node).next);
        forward_.push_back(node);
      } else {
        touch(node).late = n.due, touch(node).ease = n.easy;
        backward_.push_back(stand(node).prev);
        backward_.push_back(node);
      }
    }
  }
  for (const Tie& tie : problem_->ties(n))
    if (stand(tie.other).tour >= 0) reset_tied(tie.other, forward);
}

bool State::spread_forward(bool strict) {
  for (int steps = 0; !forward_.empty(); ++steps) {
    if (steps > kEnough) return false;
    const int at = forward_.back();
    forward_.pop_back();
    const Stand& s = stand(at);
    if (s.tour < 0) continue;
    const Node& n = problem_->node(at);
    if (problem_->is_end(at)) {
      if (at == problem_->first(s.tour)) continue;
      const Moment back = free(s.prev) + stand(s.prev).way_on;
      if (back != s.start) {
        // What has begun is a fact, also when it ends too late.
        if (back > n.due && !still(s.prev)) return false;
        touch(at).start = back;
      }
      refresh(at);
      continue;
    }
    if (still(at)) {
      const Stand& p = stand(s.prev);
      if (free(s.prev) + p.way_on > s.start && !still(s.prev)) return false;
      for (const Tie& tie : problem_->ties(n))
        if (stand(tie.other).tour >= 0 && !still(tie.other) && stand(tie.other).start + tie.least > s.start) return false;
      refresh(at);
      continue;
    }
    if (!strict && n.ties > 0) reset_tied(at, true);
    const Moment start = pushed(at);
    if (start == s.start) {
      refresh(at);
      continue;
    }
    if (start > (strict ? s.late : n.due)) return false;
    set_start(at, start);
    refresh(at);
    if (n.mate != kNone && stand(n.mate).tour >= 0) {
      set_start(n.mate, start);
      refresh(n.mate);
      forward_.push_back(stand(n.mate).next);
    }
    for (const Tie& tie : problem_->ties(n))
      if (stand(tie.other).tour >= 0) forward_.push_back(tie.other);
    forward_.push_back(s.next);
  }
  return true;
}

void State::spread_backward(bool settling) {
  while (!backward_.empty()) {
    const int at = backward_.back();
    backward_.pop_back();
    const Stand& s = stand(at);
    if (s.tour < 0 || problem_->is_end(at) || still(at)) continue;
    const Node& n = problem_->node(at);
    if (settling && n.ties > 0) reset_tied(at, false);
    Moment late = kNever, ease = kNever;
    for (const int node : {at, n.mate}) {
      if (node == kNone || stand(node).tour < 0) continue;
      const Stand& me = stand(node);
      const Duration on = n.duration + me.way_on;
      late = std::min(late, stand(me.next).late - on);
      ease = std::min(ease, stand(me.next).ease - on);
    }
    for (const Tie& tie : problem_->ties(n)) {
      if (stand(tie.other).tour < 0) continue;
      late = std::min(late, stand(tie.other).late + tie.most);
      ease = std::min(ease, stand(tie.other).ease + tie.most);
    }
    late = problem_->latest(n, late);
    ease = problem_->latest_easy(n, ease);
    if (late == s.late && ease == s.ease) continue;
    for (const int node : {at, n.mate}) {
      if (node == kNone || stand(node).tour < 0) continue;
      Stand& me = touch(node);
      me.late = late, me.ease = ease;
      backward_.push_back(me.prev);
    }
    for (const Tie& tie : problem_->ties(n))
      if (stand(tie.other).tour >= 0) backward_.push_back(tie.other);
  }
}

}  // namespace meretid::homecare::day
