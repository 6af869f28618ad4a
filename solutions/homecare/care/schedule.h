// SPDX-License-Identifier: EUPL-1.2
// Who does which task in which order, and when: starts are the earliest ones that all rules allow, which are also the best,
// because every cost grows with them. They are a longest path in the graph of "behind on the route" and "linked to the mate"
// (a first task waits for a second one that would come too late after it); a cycle in it is infeasible. A change is spread
// only as far as it is felt, and every record a step touches is kept, so that undo() costs what the step changed.
// Not thread-safe: one per searcher.
#pragma once

#include <limits>
#include <vector>

#include "solutions/homecare/care/tasks.h"

namespace meretid::homecare {

class Schedule {
 public:
  static constexpr int kAbsent = -1;
  static constexpr Milli kNever = std::numeric_limits<Milli>::max() / 4;

  /// A task on a route. Numbers from tasks().size() up are the two ends of a carer's route: the office.
  struct Visit {
    std::int32_t prev = 0, next = 0;
    std::int32_t route = kAbsent;
    std::uint32_t touched = 0;
    Milli start = 0;
    Milli free_on = 0;  ///< duration and way to next: next starts at start + free_on at the earliest
  };

  explicit Schedule(const Tasks& tasks);

  const Tasks& tasks() const { return *tasks_; }
  const Visit& visit(int at) const { return visits_[static_cast<std::size_t>(at)]; }
  int first(int carer) const { return tasks_->size() + 2 * carer; }
  int last(int carer) const { return tasks_->size() + 2 * carer + 1; }
  int place(int at) const { return at < tasks_->size() ? tasks_->place(at) : 0; }
  bool absent(int patient) const { return visit(tasks_->first(patient)).route == kAbsent; }
  /// Distance + tardiness + largest tardiness; the objective is a third of it.
  Milli cost() const { return driven_ + tardy_ + worst(); }
  Milli worst() const;

  /// The orders of tasks per carer; `set` needs a plan that exports() gave.
  std::vector<std::vector<int>> orders() const;
  void set(const std::vector<std::vector<int>>& orders);

  /// A step starts; undo() takes everything since back.
  void begin();
  void undo();

  /// Takes the patient off the routes. Starts are those of before until relax().
  void remove(int patient);
  void relax();

  /// A place for a patient: behind which visit each task goes. cost kNever: none.
  struct Offer {
    Milli cost = kNever;
    int behind[2] = {-1, -1};
  };
  /// What this place costs, unless `most` or more (then kNever). Propagates and takes back; cost: what the change is felt.
  /// Where the triangle inequality does not hold it may cost less, when the way round is quicker than the direct one.
  Milli price(int patient, const int (&behind)[2], Milli most);
  void insert(int patient, const int (&behind)[2]);

 private:
  struct Old {
    std::int32_t at;
    Milli start;
  };
  Visit& touch(int at);
  void link(int task, int behind);
  void unlink(int task);
  Milli tardiness(int t, Milli start) const { return std::max<Milli>(0, start - tasks_->task(t).due); }
  Milli added_way(int task, int behind) const;
  /// The longest-path step: the start that the visit before and the linked visit push this one to, no earlier than it is.
  Milli pushed(int t) const;

  const Tasks* tasks_;
  std::vector<Visit> visits_;
  Milli driven_ = 0, tardy_ = 0;
  mutable Milli worst_ = 0;
  mutable bool worst_known_ = true;

  std::uint32_t step_ = 0;
  std::vector<std::pair<std::int32_t, Visit>> old_;
  Milli old_driven_ = 0, old_tardy_ = 0, old_worst_ = 0;

  std::vector<int> loose_, stack_, members_;
  std::vector<std::uint32_t> mark_;
  std::uint32_t marks_ = 0;
  std::vector<Old> trial_;
};

}  // namespace meretid::homecare
