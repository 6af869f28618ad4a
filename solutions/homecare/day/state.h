// SPDX-License-Identifier: EUPL-1.2
// The day while it is being changed: linked tours with, at every node, the earliest start, the latest start that keeps all rules
// and the latest start that makes nobody behind late. Visits of two carers and visits that wait for each other tie tours together;
// starts are the least solution of "behind on the tour", "together", "so long before or after" and the windows, latest starts the
// greatest one. Both exist whenever any plan of these orders does (the solutions form a lattice: unions of windows and differences
// are closed under minimum and maximum). After a change tied visits can hold each other up: a few starts in a thousand are then later
// than the least ones, or latest starts earlier, within all rules, until take() computes them anew. So one more visit is judged in
// O(1) by the starts before it and the latest starts behind it; only where tours are tied can insert() still find a cycle, and then
// says no. A change is spread as far as it is felt, and every record a step touches is kept: a refused step costs what it changed.
// Costs are kept along, in whole seconds.
// Pauses are nodes: they are made where the carer is, so the way leads through them. Not thread-safe: one per searcher.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "solutions/homecare/day/problem.h"
#include "solutions/homecare/day/sums.h"

namespace meretid::homecare::day {

/// Orders of nodes, pauses among them; visits that nobody makes.
struct Orders {
  std::vector<std::vector<int>> tours;
  std::vector<int> absent;  ///< visits of the scope
};

class State {
 public:
  static constexpr std::int32_t kAbsent = -1, kOutside = -2;

  struct Stand {
    std::int32_t prev = 0, next = 0, tour = kOutside;
    std::int32_t place = 0;                       ///< of a pause: where the carer is
    Moment start = 0, late = 0, ease = 0;
    Duration way_on = 0, door_on = 0, drive_on = 0;  ///< to next: what starts must keep; with parking; driving alone
    Duration cost = 0;                            ///< a task: waiting before it; an end: overtime
    std::uint32_t touched = 0;
  };
  struct Load {
    std::int32_t tasks = 0;
    Duration work = 0;      ///< with citizens, on the way and parking
    std::uint32_t touched = 0;
  };

  explicit State(const Problem& problem);

  /// Forgets all. Tours that are not in `part` (all when empty) stay outside, and so do visits of theirs; a visit with one foot
  /// outside, or tied to one outside, stands still at `starts` (by node). What does not fit becomes absent.
  void take(const Orders& orders, const std::vector<int>* part = nullptr, const std::vector<Moment>* starts = nullptr);
  Orders orders() const;

  const Problem& problem() const { return *problem_; }
  const Stand& stand(int at) const { return stands_[static_cast<std::size_t>(at)]; }
  const Load& load(int tour) const { return loads_[static_cast<std::size_t>(tour)]; }
  Duration target(int tour) const { return targets_[static_cast<std::size_t>(tour)]; }
  bool fair() const { return !targets_.empty(); }
  const Problem::Bond& bond(int citizen, int carer) const { return bonds_[problem_->bond(citizen, carer)]; }
  const Sums& sums() const { return sums_; }
  bool placed(int visit) const { return stand(problem_->visit(visit).first).tour >= 0; }
  bool still(int at) const { return problem_->node(at).fixed || held_[static_cast<std::size_t>(at)]; }
  const std::vector<int>& absent() const { return absent_; }
  std::vector<int>& queue() { return absent_; }
  const std::vector<int>& part() const { return part_; }        ///< tours that are searched
  const std::vector<int>& members() const { return members_; }  ///< visits that may be moved, absent ones too
  Moment free(int at) const { return stand(at).start + problem_->node(at).duration; }

  /// The work that counts as fair for each tour, from these loads; uneven starts from it.
  void set_targets(std::vector<Duration> targets) { targets_ = std::move(targets); }

  void begin();
  void undo();

  /// Takes a visit off; starts are those of before until settle(). The visit stays out of absent() until settle().
  void remove(int visit);
  void lift_pause(int tour);
  /// Everything again as early and as late as may be. False when an arc that closed a gap is too slow: undo the step.
  [[nodiscard]] bool settle();
  /// Puts the visit behind these nodes, one for each need. False, and nothing changed, when a cycle or a window forbids it. The
  /// visit stays in absent() until clear_absent().
  [[nodiscard]] bool insert(int visit, const int (&behind)[2]);
  [[nodiscard]] bool drop_pause(int tour, int behind);
  void clear_absent();

  /// Seconds from `from` to the door of `to`, and what starts must keep: who stands at `at` sets out now at the earliest.
  Duration door(const Tour& tour, int from, int to, Duration drive) const { return from == to ? 0 : drive + tour.parking; }
  Duration setting_out(int at, int to) const;
  /// Bounds that tied visits give: [from, until] of the visit's start, by where they may stand.
  void tie_bounds(const Node& node, Moment& from, Moment& until) const;

 private:
  struct Mark {
    std::size_t stands, loads, bonds;
    Sums sums;
  };
  Mark mark();
  void back(const Mark& mark);
  Stand& touch(int at);
  Load& touch_load(int tour);
  void leave_out(const Visit& visit, int sign) {
    sums_.unassigned[static_cast<std::size_t>(visit.priority)] += sign;
    sums_.pins_out += visit.pinned ? sign : 0;
  }
  void connect(int from, int to);
  void add_work(int tour, Duration more);
  void meet(int node, int tour, int count);
  void count_task(int node, int tour, int sign);
  void count_start(const Node& node, Moment start, int sign);
  void set_start(int at, Moment start);
  void refresh(int at);
  void link(int node, int behind);
  void unlink(int node);
  Moment pushed(int at) const;
  bool spread_forward(bool strict);
  void spread_backward(bool settling);
  void reset_tied(int at, bool forward);
  void clear(const std::vector<int>* part);
  void hold(const Orders& orders, const std::vector<int>& tour_of, const std::vector<Moment>* starts);
  [[nodiscard]] bool at_once(const Orders& orders, bool still_only);
  void one_by_one(const Orders& orders);

  const Problem* problem_;
  std::vector<Stand> stands_;
  std::vector<Load> loads_;
  std::vector<Problem::Bond> bonds_;
  std::vector<Duration> targets_;
  std::vector<std::uint8_t> held_;
  std::vector<int> part_, members_, absent_, old_absent_, removed_;
  Sums sums_;

  std::uint32_t step_ = 0;
  Mark begun_{};
  std::vector<std::pair<std::int32_t, Stand>> old_stands_;
  std::vector<std::pair<std::int32_t, Load>> old_loads_;
  std::vector<std::pair<std::size_t, std::int16_t>> old_bonds_;
  std::vector<int> forward_, backward_;
  std::vector<std::uint32_t> tied_;
  std::uint32_t settled_ = 0;
};

}  // namespace meretid::homecare::day
