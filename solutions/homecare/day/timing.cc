// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/day/timing.h"

#include <algorithm>
#include <cstdlib>

namespace meretid::homecare::day {
namespace {

constexpr int kSweeps = 4;

class Starts {
 public:
  Starts(const State& state, const Price& price) : state_(state), problem_(state.problem()), price_(price) {
    starts_.resize(static_cast<std::size_t>(problem_.nodes()));
    for (int at = 0; at < problem_.nodes(); ++at) starts_[static_cast<std::size_t>(at)] = state.stand(at).start;
  }

  std::vector<Moment> run() {
    std::vector<int> order;
    for (int at = 0; at < problem_.nodes(); ++at) {
      if (problem_.is_end(at) || state_.stand(at).tour < 0 || state_.still(at)) continue;
      if (const Node& n = problem_.node(at); n.need == 0 || n.mate == kNone || state_.stand(n.mate).tour < 0) order.push_back(at);
    }
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
      std::ranges::sort(order, [&](int a, int b) { return std::pair(start(a), a) > std::pair(start(b), b); });
      bool moved = false;
      for (const int at : order) moved = better(at) || moved;
      if (!moved) break;
    }
    return std::move(starts_);
  }

 private:
  Moment start(int at) const { return starts_[static_cast<std::size_t>(at)]; }
  Moment free(int at) const { return start(at) + problem_.node(at).duration; }

  /// Waiting before a task or overtime at an end.
  double waiting(int at) const {
    const State::Stand& s = state_.stand(at);
    if (problem_.is_end(at)) {
      return state_.load(s.tour).tasks == 0
                 ? 0
                 : price_.overtime * std::max(0, free(s.prev) + state_.stand(s.prev).door_on - problem_.tour(s.tour).until);
    }
    if (problem_.is_pause(at)) return 0;
    const int before = problem_.is_pause(s.prev) ? state_.stand(s.prev).prev : s.prev;
    if (problem_.is_end(before)) return 0;
    return price_.waiting * std::max(0, start(at) - free(s.prev) - state_.stand(s.prev).door_on);
  }

  /// Calls `f` with the node and, where it stands, its mate.
  template <class F>
  void both(int at, F f) const {
    f(at);
    const int mate = problem_.node(at).mate;
    if (mate != kNone && state_.stand(mate).tour >= 0) f(mate);
  }

  double cost(int at) const {
    const Node& n = problem_.node(at);
    double sum = 0;
    if (n.visit != kNone && n.need == 0) {
      sum += (n.medical ? price_.medical_late : price_.late) * problem_.lateness(n, start(at));
      if (n.preferred != kNever) sum += price_.preferred * std::abs(start(at) - n.preferred);
      if (n.was != kNever) sum += price_.moved * std::max(0, std::abs(start(at) - n.was) - problem_.all().rules.promised);
    }
    both(at, [&](int node) {
      const int next = state_.stand(node).next;
      sum += waiting(node) + waiting(next);
      if (problem_.is_pause(next)) sum += waiting(state_.stand(next).next);
    });
    return sum;
  }

  bool better(int at) {
    const Node& n = problem_.node(at);
    Moment from = n.ready, until = n.due;
    both(at, [&](int node) {
      const State::Stand& s = state_.stand(node);
      from = std::max(from, free(s.prev) + state_.stand(s.prev).way_on);
      const Moment next = problem_.is_end(s.next) ? problem_.node(s.next).due : start(s.next);
      until = std::min(until, next - s.way_on - n.duration);
    });
    for (const Tie& tie : problem_.ties(n)) {
      if (state_.stand(tie.other).tour < 0) continue;
      from = std::max(from, start(tie.other) + tie.least);
      until = std::min(until, start(tie.other) + tie.most);
    }
    const Moment was = start(at);
    Moment best = was;
    double least = cost(at) - 1e-9;
    const Duration promised = problem_.all().rules.promised;
    for (const Moment wanted : {n.preferred, n.was, n.was == kNever ? kNever : n.was - promised, n.was == kNever ? kNever : n.was + promised, until, from}) {
      if (wanted == kNever) continue;
      const Moment t = problem_.latest(n, std::clamp(wanted, from, std::max(from, until)));
      if (t < from || t > until || t == was) continue;
      both(at, [&](int node) { starts_[static_cast<std::size_t>(node)] = t; });
      if (const double now = cost(at); now < least) least = now - 1e-9, best = t;
    }
    both(at, [&](int node) { starts_[static_cast<std::size_t>(node)] = best; });
    return best != was;
  }

  const State& state_;
  const Problem& problem_;
  const Price& price_;
  std::vector<Moment> starts_;
};

}  // namespace

std::vector<Moment> chosen_starts(const State& state, const Price& price) { return Starts(state, price).run(); }

municipal::Plan to_plan(const State& state, const std::vector<Moment>& starts, const municipal::Plan& start) {
  const Problem& problem = state.problem();
  municipal::Plan plan = start;
  std::erase_if(plan.unassigned, [&](int visit) { return problem.visit_of(visit) != kNone; });
  for (int r = 0; r < problem.tours(); ++r) {
    municipal::Route& route = plan.routes[static_cast<std::size_t>(problem.tour(r).shift)];
    route = {};
    for (int at = state.stand(problem.first(r)).next; at != problem.last(r); at = state.stand(at).next) {
      const Node& n = problem.node(at);
      if (n.visit == kNone) route.pause = starts[static_cast<std::size_t>(at)];
      else route.turns.push_back({problem.visit(n.visit).visit, n.need, starts[static_cast<std::size_t>(at)]});
    }
    if (route.turns.empty()) route.pause.reset();
  }
  for (const int visit : state.absent()) plan.unassigned.push_back(problem.visit(visit).visit);
  std::ranges::sort(plan.unassigned);
  return plan;
}

Orders to_orders(const Problem& problem, const municipal::Plan& plan) {
  Orders orders;
  orders.tours.resize(static_cast<std::size_t>(problem.tours()));
  std::vector<int> count(static_cast<std::size_t>(problem.visits()), 0);
  const auto node_of = [&](const municipal::Turn& turn, int tour) {
    const int node = problem.node_of(turn.visit, turn.need);
    return node != kNone && problem.may(node, tour) ? node : kNone;
  };
  for (int r = 0; r < problem.tours(); ++r)
    for (const municipal::Turn& turn : plan.routes[static_cast<std::size_t>(problem.tour(r).shift)].turns)
      if (const int node = node_of(turn, r); node != kNone) ++count[static_cast<std::size_t>(problem.node(node).visit)];
  for (int r = 0; r < problem.tours(); ++r) {
    const municipal::Route& route = plan.routes[static_cast<std::size_t>(problem.tour(r).shift)];
    std::vector<int>& order = orders.tours[static_cast<std::size_t>(r)];
    bool paused = problem.tour(r).pause == kNone || !route.pause;
    for (const municipal::Turn& turn : route.turns) {
      if (!paused && *route.pause <= turn.start) order.push_back(problem.pause(r)), paused = true;
      const int node = node_of(turn, r);
      if (node != kNone && count[static_cast<std::size_t>(problem.node(node).visit)] == problem.visit(problem.node(node).visit).needs)
        order.push_back(node);
    }
    if (!paused) order.push_back(problem.pause(r));
  }
  for (int v = 0; v < problem.visits(); ++v)
    if (count[static_cast<std::size_t>(v)] != problem.visit(v).needs) orders.absent.push_back(v);
  return orders;
}

}  // namespace meretid::homecare::day
