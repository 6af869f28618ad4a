// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/generate/crew.h"

#include <algorithm>
#include <limits>

namespace meretid::homecare::municipal {
namespace {

using Minutes = std::array<int, kDifferentDays>;
constexpr int kNoTask = -1;

/// A place in the crew's day: one task every day, or others on other days.
struct Slot {
  const Kind* kind = nullptr;
  std::array<int, kDifferentDays> task{};
  bool done = false;
};

int day_of(int working_day) { return working_day < 5 ? working_day : working_day + 2; }

/// The working days of a rhythm that begins on `first`.
std::vector<int> working_days(Rhythm rhythm, int first) {
  switch (rhythm) {
    case Rhythm::kDaily: break;
    case Rhythm::kWeekly: return {first % 5, first % 5 + 5};
    case Rhythm::kThrice: return {0, 2, 4, 5, 7, 9};
    case Rhythm::kFortnightly: return {first};
  }
  return {};
}

std::vector<Slot> slots_of(std::vector<Task>& tasks) {
  std::vector<Slot> slots;
  const auto fresh = [&slots](const Kind* kind) -> Slot& {
    Slot& slot = slots.emplace_back();
    slot.kind = kind;
    slot.task.fill(kNoTask);
    return slot;
  };
  for (std::size_t t = 0; t < tasks.size(); ++t) {
    Task& task = tasks[t];
    const Kind* kind = task.need.kind;
    task.days.clear();
    if (kind->rhythm == Rhythm::kDaily) {
      for (int day = 0; day < kFortnight; ++day) task.days.push_back(day);
      fresh(kind).task.fill(static_cast<int>(t));
      continue;
    }
    const auto place = [&](Slot& slot) {
      for (int first = 0; first < 10; ++first) {
        const auto days = working_days(kind->rhythm, first);
        if (std::ranges::any_of(days, [&](int day) { return slot.task[static_cast<std::size_t>(day)] != kNoTask; })) continue;
        for (const int day : days) slot.task[static_cast<std::size_t>(day)] = static_cast<int>(t), task.days.push_back(day_of(day));
        return true;
      }
      return false;
    };
    if (!std::ranges::any_of(slots, [&](Slot& slot) { return slot.kind == kind && place(slot); })) place(fresh(kind));
  }
  return slots;
}

struct Walker {
  Minutes time{}, home{};
  std::array<std::optional<int>, kDifferentDays> pause{};

  int latest() const { return *std::ranges::max_element(time); }
};

struct Placed {
  Minutes start{};  ///< by day
  int by = 0;
};

class Laying {
 public:
  Laying(const std::vector<Task>& tasks, std::vector<Slot>& slots, const LayerHours& hours, int carers, int base, const CrewLimits& limits)
      : tasks_(tasks), slots_(slots), hours_(hours), base_(base), limits_(limits), walkers_(static_cast<std::size_t>(carers)) {
    for (Walker& walker : walkers_) walker.time.fill(hours.from), walker.home.fill(base);
  }

  /// By slot; empty when it does not go.
  std::vector<Placed> lay() {
    std::vector<Placed> placed(slots_.size());
    for (std::size_t left = slots_.size(); left > 0; --left) {
      for (Walker& walker : walkers_)
        if (!rest(walker)) return {};
      Walker& first = *std::ranges::min_element(walkers_, {}, &Walker::latest);
      const std::size_t chosen = choose(first);
      Slot& slot = slots_[chosen];
      if (slot.kind->carers > static_cast<int>(walkers_.size())) return {};
      Placed& here = placed[chosen];
      here.by = static_cast<int>(&first - walkers_.data());
      here.start.fill(slot.kind->earliest);
      for (const Walker& walker : walkers_)
        if (slot.kind->carers == 2 || &walker == &first) wait_for(walker, slot, here.start);
      if (std::ranges::max(here.start) > slot.kind->latest) return {};
      for (Walker& walker : walkers_)
        if (slot.kind->carers == 2 || &walker == &first) go(walker, slot, here.start);
      slot.done = true;
    }
    for (Walker& walker : walkers_)
      if (!go_home(walker)) return {};
    return placed;
  }

  std::vector<Minutes> pauses() const {
    std::vector<Minutes> pauses;
    for (const Walker& walker : walkers_) {
      Minutes& own = pauses.emplace_back();
      for (std::size_t d = 0; d < own.size(); ++d) own[d] = *walker.pause[d];
    }
    return pauses;
  }
  double worked() const { return worked_ / 10.0; }

 private:
  const Task* task(const Slot& slot, std::size_t day) const {
    return slot.task[day] == kNoTask ? nullptr : &tasks_[static_cast<std::size_t>(slot.task[day])];
  }

  int way(int from, int to) const {
    if (from == to) return 0;
    const int seconds = limits_.ways->seconds[limits_.ways->at(static_cast<std::size_t>(from), static_cast<std::size_t>(to))];
    return (seconds + 59) / 60;
  }
  int to_door(int from, int to) const { return from == to ? 0 : way(from, to) + limits_.parking; }

  /// A task starts at the same time on all its days: when the last of them lets it.
  void wait_for(const Walker& walker, const Slot& slot, Minutes& start) const {
    for (std::size_t d = 0; d < start.size(); ++d) {
      const Task* here = task(slot, d);
      if (here == nullptr) continue;
      const int arrives = walker.time[d] + to_door(walker.home[d], here->home);
      for (std::size_t e = 0; e < start.size(); ++e)
        if (slot.task[e] == slot.task[d]) start[e] = std::max(start[e], arrives);
    }
  }

  /// The pause as soon as it may be; false: it may no longer be.
  bool rest(Walker& walker) const {
    for (std::size_t d = 0; d < walker.time.size(); ++d) {
      if (walker.pause[d] || walker.time[d] < hours_.pause_from) continue;
      if (walker.time[d] > hours_.pause_until) return false;
      walker.pause[d] = walker.time[d];
      walker.time[d] += kPauseMinutes;
    }
    return true;
  }

  void go(Walker& walker, const Slot& slot, const Minutes& start) {
    for (std::size_t d = 0; d < start.size(); ++d) {
      const Task* here = task(slot, d);
      if (here == nullptr) continue;
      const int on_the_way = to_door(walker.home[d], here->home);
      // What would be waiting is the pause, where it is long enough.
      const int pause = std::max(walker.time[d], hours_.pause_from);
      if (!walker.pause[d] && pause <= hours_.pause_until && pause + kPauseMinutes + on_the_way <= start[d]) walker.pause[d] = pause;
      if (d < 10) worked_ += on_the_way + here->need.minutes;
      walker.time[d] = start[d] + here->need.minutes;
      walker.home[d] = here->home;
    }
  }

  bool go_home(Walker& walker) {
    for (std::size_t d = 0; d < walker.time.size(); ++d)
      if (!walker.pause[d]) walker.time[d] = std::max(walker.time[d], hours_.pause_from);
    if (!rest(walker)) return false;
    for (std::size_t d = 0; d < walker.time.size(); ++d) {
      const int home = way(walker.home[d], base_);
      if (d < 10) worked_ += home;
      if (walker.time[d] + home > hours_.until - limits_.spare) return false;
    }
    return true;
  }

  /// Near and urgent comes first; what may not begin yet comes when nothing else is there. By the days' mean.
  std::size_t choose(const Walker& walker) const {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t s = 0; s < slots_.size(); ++s) {
      const Slot& slot = slots_[s];
      if (slot.done) continue;
      double value = 0;
      int days = 0;
      for (std::size_t d = 0; d < walker.time.size(); ++d) {
        const Task* here = task(slot, d);
        if (here == nullptr) continue;
        const int on_the_way = to_door(walker.home[d], here->home), arrives = walker.time[d] + on_the_way;
        value += on_the_way + 3.0 * std::max(0, slot.kind->earliest - arrives) + 0.2 * (slot.kind->latest - arrives);
        ++days;
      }
      if (value / days < least) least = value / days, best = s;
    }
    return best;
  }

  const std::vector<Task>& tasks_;
  std::vector<Slot>& slots_;
  LayerHours hours_;
  int base_;
  const CrewLimits& limits_;
  std::vector<Walker> walkers_;
  int worked_ = 0;
};

}  // namespace

LayerHours hours_of(Layer layer) {
  switch (layer) {
    case Layer::kDay: return {7 * 60, 15 * 60, 10 * 60 + 30, 13 * 60 + 30};
    case Layer::kEvening: return {15 * 60, 23 * 60, 18 * 60, 21 * 60};
    case Layer::kNight: break;
  }
  return {23 * 60, 31 * 60, 25 * 60, 29 * 60};
}

std::optional<LaidDay> lay_day(std::vector<Task> tasks, Layer layer, int carers, int base, const CrewLimits& limits) {
  std::vector<Slot> slots = slots_of(tasks);
  Laying laying(tasks, slots, hours_of(layer), carers, base, limits);
  const std::vector<Placed> placed = laying.lay();
  if (placed.empty() && !slots.empty()) return std::nullopt;
  for (std::size_t s = 0; s < slots.size(); ++s)
    for (std::size_t d = 0; d < slots[s].task.size(); ++d)
      if (const int task = slots[s].task[d]; task != kNoTask) {
        tasks[static_cast<std::size_t>(task)].start = placed[s].start[d];
        tasks[static_cast<std::size_t>(task)].by = placed[s].by;
      }
  return LaidDay{std::move(tasks), laying.pauses(), laying.worked()};
}

}  // namespace meretid::homecare::municipal
