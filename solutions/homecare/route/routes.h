// SPDX-License-Identifier: EUPL-1.2
// The routes while they are being changed: linked lists with, at every stop, the earliest moment the vehicle can leave it and
// the latest moment it may be reached, so that an insertion is judged in O(1) and a change is spread only as far as it is
// felt. Every record that a step touches is kept, so that a refused step costs what it changed and not the size of the plan.
// Windows, capacity and fleet hold at all times; what does not fit is absent. Not thread-safe: one per searcher.
// A part of a plan can be searched alone: stops that are in no route here and not absent are outside and untouched.
#pragma once

#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "solutions/homecare/route/problem.h"

namespace meretid::homecare {

class Routes {
 public:
  static constexpr std::int32_t kAbsent = -1, kOutside = -2;

  /// A stop in its route. Numbers from size() up are the two ends of a route, standing for the depot.
  struct Node {
    std::int32_t prev = 0, next = 0, route = kOutside;
    Span leave = 0;               ///< earliest start of service, plus service
    Span late = 0;                ///< latest start of service
    Span distance_on = 0, duration_on = 0;  ///< of the arc to next
    std::uint32_t touched = 0;
  };
  struct Vehicle {
    std::int64_t load = 0;
    std::int32_t stops = 0;
    std::uint32_t touched = 0;
  };

  explicit Routes(const Problem& problem);

  /// Forgets all and takes these routes, which must keep windows and capacity; `most` routes at the most.
  void take(std::span<const std::vector<int>> routes, std::span<const int> absent, int most);
  Plan plan() const;

  const Problem& problem() const { return *problem_; }
  const Node& node(int at) const { return nodes_[static_cast<std::size_t>(at)]; }
  const Vehicle& vehicle(int route) const { return vehicles_[static_cast<std::size_t>(route)]; }
  /// The stop's row in the matrices: 0 for the ends of routes.
  int place(int at) const { return at < problem_->size() ? at : 0; }
  int first(int route) const { return problem_->size() + 2 * route; }     ///< the depot at the start
  int last(int route) const { return problem_->size() + 2 * route + 1; }  ///< the depot at the end
  int slots() const { return static_cast<int>(vehicles_.size()); }
  int used() const { return used_; }
  Cost distance() const { return distance_; }
  const std::vector<int>& absent() const { return absent_; }
  /// Every stop that is in a route or absent.
  const std::vector<int>& members() const { return members_; }
  /// An empty route, or -1.
  int empty_route() const;

  /// A step starts; undo() takes everything since back.
  void begin();
  void undo();

  /// Takes the stops first..last of one route out. False when the arc that closes the gap is too slow for those behind it
  /// (possible where the triangle inequality does not hold): then the step must be undone.
  [[nodiscard]] bool cut(int first, int last);
  /// Puts an absent stop behind `after`; the caller has judged that it fits. The stop stays in absent() until settle().
  void insert(int stop, int after);
  /// What it costs to let b follow a and what followed a follow what stood before b (2-opt*): two routes exchange their tails. a
  /// may be the start of a route and b the end of one, an empty route too. kNever where windows or capacity forbid it.
  static constexpr Cost kNever = std::numeric_limits<Cost>::max();
  Cost tails_cost(int a, int b, Cost most) const;
  /// Does it; the caller has judged that it fits. Cost: the length of both routes.
  void exchange_tails(int a, int b);

  /// The absent stops in the order in which they shall be tried.
  std::vector<int>& queue() { return absent_; }
  /// Drops from absent() those that found a place.
  void settle();

 private:
  Node& touch(int at);
  Vehicle& touch_vehicle(int route);
  void link(Node& a, int from, int to);
  bool spread_forward(int at);
  bool spread_backward(int at);
  Cost arc(int from, int to) const { return from == 0 && to == 0 ? 0 : problem_->distance(from, to); }
  std::pair<std::int64_t, int> load_up_to(int at) const;

  const Problem* problem_;
  std::vector<Node> nodes_;
  std::vector<Vehicle> vehicles_;
  std::vector<int> absent_, members_;
  Cost distance_ = 0;
  int used_ = 0;

  std::uint32_t step_ = 0;
  std::vector<std::pair<std::int32_t, Node>> old_nodes_;
  std::vector<std::pair<std::int32_t, Vehicle>> old_vehicles_;
  std::vector<int> old_absent_;
  Cost old_distance_ = 0;
  int old_used_ = 0;
};

}  // namespace meretid::homecare
