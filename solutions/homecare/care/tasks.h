// SPDX-License-Identifier: EUPL-1.2
// Visits as the search sees them: one task per need of a patient, in thousandths of a minute, rounded to the safe side (ways
// and durations up, windows and gaps inwards), so that a plan that holds here holds in the file's own numbers. Immutable.
#pragma once

#include <cstdint>
#include <vector>

#include "solutions/homecare/formats/care.h"

namespace meretid::homecare {

using Milli = std::int64_t;  ///< thousandths of the file's unit, of time and of distance alike

inline constexpr double kMilli = 1000;

struct Task {
  int patient = 0;
  int service = 0;
  Milli ready = 0, due = 0, duration = 0;
  int mate = -1;    ///< the patient's other task
  Milli after = 0;  ///< start >= start of mate + after; negative: how long before the mate it may start
};

class Tasks {
 public:
  explicit Tasks(const CareInstance& instance);

  int size() const { return static_cast<int>(places_.size()); }
  int patients() const { return static_cast<int>(first_.size()); }
  int carers() const { return carers_; }
  const Task& task(int t) const { return tasks_[static_cast<std::size_t>(t)]; }
  /// The patient's tasks are first, and first + 1 where there are two.
  int first(int patient) const { return first_[static_cast<std::size_t>(patient)]; }
  bool paired(int patient) const { return task(first(patient)).mate >= 0; }
  /// The carers able to do the task.
  const std::vector<int>& able(int t) const { return able_[static_cast<std::size_t>(task(t).service)]; }
  /// Between places: 0 the office, patient + 1 else.
  Milli way(int from, int to) const {
    return ways_[static_cast<std::size_t>(from) * (first_.size() + 1) + static_cast<std::size_t>(to)];
  }
  int place(int t) const { return places_[static_cast<std::size_t>(t)]; }
  /// Other patients, the most related first: near in distance, or in distance and time.
  const std::vector<int>& near(int patient, bool by_time) const {
    return (by_time ? near_in_time_ : near_)[static_cast<std::size_t>(patient)];
  }

 private:
  std::vector<Task> tasks_;
  std::vector<std::int32_t> places_;  ///< of each task; beside the tasks because the search asks for it most
  std::vector<int> first_;
  std::vector<std::vector<int>> able_, near_, near_in_time_;
  std::vector<std::int32_t> ways_;
  int carers_;
};

}  // namespace meretid::homecare
