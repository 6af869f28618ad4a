// SPDX-License-Identifier: EUPL-1.2
// A day as its search needs it: nodes that stand on tours. A node is one carer's part of a visit, a carer's pause, or one of the
// two ends of a tour. What does not change while searching is worked out here once: windows (stretched as Rules allow), who may
// make what, what each visit is linked to, where it was in the plan in force. Seconds throughout. Immutable; shared by threads.
// Memory: some 100 bytes a node, a bit per visit and shift, 4 bytes per citizen and carer.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::day {

using municipal::Duration;
using municipal::Moment;

inline constexpr Moment kLongAgo = -(1 << 29), kNever = 1 << 29;  ///< before and after all moments; two may be added
inline constexpr int kNone = -1;

/// Starts in [from, easy] cost nothing, in (easy, hard] they are late. Windows of a node are disjoint and sorted.
struct StartWindow {
  Moment from = 0, easy = 0, hard = 0;
};

/// This starts in [other + least, other + most], where `other` is a node of another visit.
struct Tie {
  int other = 0;
  Duration least = 0, most = 0;
};

struct Node {
  Moment ready = 0, due = 0;       ///< first and last allowed start over all windows
  Moment easy = 0;                 ///< last start that is not late, of the last window
  Duration duration = 0;
  std::int32_t place = 0;
  std::int32_t visit = kNone;      ///< among those of the scope; none: pause or end
  std::int32_t need = 0;
  std::int32_t mate = kNone;       ///< the other carer's node: starts at the same moment
  std::int32_t window = 0, windows = 0;  ///< in the list of windows
  std::int32_t tie = 0, ties = 0;        ///< in the list of ties
  std::int32_t citizen = 0, contact = kNone, was_carer = kNone;  ///< among those of the scope
  Moment preferred = kNever, was = kNever;                      ///< kNever: none; only at the node of need 0
  Duration fixed_late = 0;         ///< of a fixed start
  bool medical = false;
  bool fixed = false;              ///< start and tour are given: a pin
};

struct Visit {
  int visit = 0;                   ///< in Municipality::visits
  int first = 0, needs = 1;        ///< its nodes: first .. first + needs - 1
  municipal::Priority priority = municipal::Priority::kNormal;
  std::array<int, 2> held{kNone, kNone};  ///< the only tour for each need: a pin
  bool pinned = false;
};

struct Tour {
  int shift = 0, carer = 0;        ///< in the Municipality; among the carers of the scope
  const std::int32_t* seconds = nullptr;  ///< matrix of the carer's mode
  Duration parking = 0;
  Moment from = 0, until = 0, due = 0;    ///< hours; due: with overtime
  int begin = 0, end = 0;          ///< places
  int pause = kNone;               ///< node
  bool away = false;               ///< absent from some moment: nobody asks when the carer is home
  bool fair = true;                ///< counts in fairness
  int layer = 0, mode = 0;
};

struct ProblemOptions {
  Moment now = kLongAgo;           ///< nothing new starts before, nobody sets out anew before
  bool keep_promises = false;      ///< visits of the plan in force start within Rules::promised of what was told, whatever their windows
};

class Problem {
 public:
  /// `start`: fixes pauses begun before `now`, and partners outside the scope. Takes O(visits x shifts x skills).
  Problem(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& start, const municipal::Faces& known,
          const municipal::Plan* running, const ProblemOptions& options = {});

  const municipal::Municipality& all() const { return *all_; }
  int tasks() const { return tasks_; }   ///< nodes of visits; then come the pauses, one per tour, then two ends per tour
  int nodes() const { return static_cast<int>(nodes_.size()); }
  int tours() const { return static_cast<int>(tours_.size()); }
  int visits() const { return static_cast<int>(visits_.size()); }
  int carers() const { return carers_; }
  int citizens() const { return citizens_; }
  const Node& node(int at) const { return nodes_[static_cast<std::size_t>(at)]; }
  const Visit& visit(int v) const { return visits_[static_cast<std::size_t>(v)]; }
  const Tour& tour(int r) const { return tours_[static_cast<std::size_t>(r)]; }
  int pause(int tour) const { return tasks_ + tour; }
  int first(int tour) const { return tasks_ + tours() + 2 * tour; }
  int last(int tour) const { return tasks_ + tours() + 2 * tour + 1; }
  bool is_task(int at) const { return at < tasks_; }
  bool is_pause(int at) const { return at >= tasks_ && at < tasks_ + tours(); }
  bool is_end(int at) const { return at >= tasks_ + tours(); }
  Moment now() const { return now_; }

  bool may(int node, int tour) const {
    return may_[static_cast<std::size_t>(node) * words_ + static_cast<std::size_t>(tour) / 64] >> (tour % 64) & 1;
  }
  /// How many tours may make it.
  int able(int node) const;
  std::span<const Tie> ties(const Node& n) const { return {ties_.data() + n.tie, static_cast<std::size_t>(n.ties)}; }
  std::span<const StartWindow> windows(const Node& n) const { return {windows_.data() + n.window, static_cast<std::size_t>(n.windows)}; }
  Duration drive(const Tour& tour, int from, int to) const {
    return from == to ? 0 : tour.seconds[static_cast<std::size_t>(from) * places_ + static_cast<std::size_t>(to)];
  }
  std::size_t places() const { return places_; }

  /// The first allowed start at or after t; kNever: none.
  Moment earliest(const Node& n, Moment t) const {
    if (t <= n.ready) return n.ready;
    if (n.windows == 1) return t <= n.due ? t : kNever;
    for (const StartWindow& w : windows(n))
      if (t <= w.hard) return t < w.from ? w.from : t;
    return kNever;
  }
  /// The last allowed start at or before t; kLongAgo: none.
  Moment latest(const Node& n, Moment t) const {
    if (t < n.ready) return kLongAgo;
    if (n.windows == 1 || t >= n.due) return t < n.due ? t : n.due;
    Moment best = kLongAgo;
    for (const StartWindow& w : windows(n))
      if (t >= w.from) best = t < w.hard ? t : w.hard;
    return best;
  }
  /// The same of the starts that are not late.
  Moment latest_easy(const Node& n, Moment t) const {
    if (t < n.ready) return kLongAgo;
    if (n.windows == 1 || t >= n.easy) return t < n.easy ? t : n.easy;
    Moment best = kLongAgo;
    for (const StartWindow& w : windows(n))
      if (t >= w.from) best = t < w.easy ? t : w.easy;
    return best;
  }
  Duration lateness(const Node& n, Moment start) const {
    if (n.fixed) return n.fixed_late;
    if (n.windows == 1) return start > n.easy ? start - n.easy : 0;
    Moment easy = n.easy;
    for (const StartWindow& w : windows(n))
      if (start >= w.from) easy = w.easy;
    return start > easy ? start - easy : 0;
  }

  /// What citizen and carer are to each other: has met on other days, would go against a wish.
  struct Bond {
    std::int16_t met = 0;
    std::int16_t against_wish = 0;
  };
  std::size_t bond(int citizen, int carer) const { return static_cast<std::size_t>(citizen) * static_cast<std::size_t>(carers_) + static_cast<std::size_t>(carer); }
  const std::vector<Bond>& bonds() const { return bonds_; }

  /// The tour of a shift of the scope, or kNone; the visit of the scope, or kNone.
  int tour_of(int shift) const { return tour_of_[static_cast<std::size_t>(shift)]; }
  int visit_of(int visit) const { return visit_of_[static_cast<std::size_t>(visit)]; }
  /// Node of a turn, or kNone.
  int node_of(int visit, int need) const;
  /// The node that stood directly before this one in the plan in force, when that has begun: its carer is under way.
  int under_way_from(int node) const { return under_way_[static_cast<std::size_t>(node)]; }

 private:
  void add_visits(const municipal::Scope& scope, const municipal::Plan& start);
  void add_tours(const municipal::Scope& scope, const municipal::Plan& start);
  void add_windows(Node& node, const municipal::Visit& visit, Moment least, Moment most);
  void add_ties();
  void add_bonds(const municipal::Scope& scope, const municipal::Faces& known);
  void add_running(const municipal::Plan& running, bool keep_promises);
  void add_under_way(const municipal::Plan& start);

  const municipal::Municipality* all_;
  Moment now_;
  std::size_t places_, words_ = 0;
  int tasks_ = 0, carers_ = 0, citizens_ = 0;
  std::vector<Node> nodes_;
  std::vector<Visit> visits_;
  std::vector<Tour> tours_;
  std::vector<Tie> ties_;
  std::vector<StartWindow> windows_;
  std::vector<std::uint64_t> may_;
  std::vector<Bond> bonds_;
  std::vector<int> tour_of_, visit_of_, carer_of_, under_way_;
};

}  // namespace meretid::homecare::day
