// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/fortnight/plan_fortnight.h"

#include <algorithm>
#include <thread>

#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/fortnight/carry_over.h"
#include "solutions/homecare/fortnight/meetings.h"

namespace meretid::homecare::fortnight {

using namespace municipal;

namespace {

/// Days side by side; fixed, so that the plan does not depend on the number of threads.
constexpr std::size_t kTogether = 2;
/// The first day of all is worth more than its share: its routes are everybody's draft.
constexpr double kFirstDay = 0.1;
/// A carer who comes on fewer other days counts as unknown in the last pass; in each pass before, on one more.
constexpr int kSeldom = 1;
/// How often whole routes change hands over all days before the searches of a pass.
constexpr int kRoundsOfHands = 3;

std::size_t at(int number) { return static_cast<std::size_t>(number); }

class Fortnight {
 public:
  Fortnight(const Municipality& all, const FortnightOptions& options, const Budget& budget, const Faces& before, const Progress& progress)
      : all_(all), options_(options), budget_(budget), progress_(progress), days_(scopes(all)), meetings_(all_, days_, before) {
    all_.weights.new_face *= options.continuity_weight;
    all_.weights.not_contact *= options.continuity_weight;
    for (int day = 0; day < all.days; ++day)
      if (!std::ranges::binary_search(options.kept_days, day)) open_.push_back(day);
  }

  Plan operator()(Plan plan) {
    plan_ = std::move(plan);
    for (int day = 0; day < all_.days; ++day) meetings_.take(day, plan_);
    if (open_.empty()) return plan_;
    if (options_.continuity_weight <= 0 || all_.days == 1) {
      search_all(0, 1, 1, 1);
    } else {
      const int first = fullest_day();
      if (std::ranges::binary_search(open_, first)) search({first}, 0, kFirstDay, 1, 1);
      draft_from(first);
      for (int pass = 0; pass < options_.passes; ++pass) {
        const int left = options_.passes - 1 - pass;
        change_hands(left ? 0.5 : 0);
        search_all(begin_of(pass), begin_of(pass + 1), kSeldom + left, static_cast<std::uint64_t>(pass) + 2);
      }
      change_hands(0);
    }
    tell(1);
    return plan_;
  }

 private:
  static std::vector<Scope> scopes(const Municipality& all) {
    std::vector<Scope> days;
    for (int day = 0; day < all.days; ++day) days.push_back(scope_of_day(all, day));
    return days;
  }

  /// Each pass takes longer than the one before: the first settles who meets whom, the last saves driving.
  double begin_of(int pass) const {
    const double all = options_.passes * (options_.passes + 1), done = pass * (pass + 1);
    return kFirstDay + (1 - kFirstDay) * done / all;
  }

  int fullest_day() const {
    return static_cast<int>(std::ranges::max_element(days_, {}, [](const Scope& day) { return day.visits.size(); }) - days_.begin());
  }

  FaceCost face(double thin) const { return {all_.weights.new_face, thin}; }

  bool pinned(int day) const {
    return std::ranges::any_of(days_[at(day)].visits, [&](int v) { return all_.visits[at(v)].pin.has_value(); });
  }

  void draft_from(int first) {
    // Next to the first day first, so that hands change day by day.
    for (const int day : open_) {
      if (day == first || pinned(day) || budget_.stop.stop_requested()) continue;
      carry_over(all_, first, day, days_, meetings_.others(day), face(0.5), plan_);
      meetings_.take(day, plan_);
    }
  }

  void change_hands(double thin) {
    for (int round = 0; round < kRoundsOfHands; ++round)
      for (const int day : open_) {
        if (budget_.stop.stop_requested()) return;
        hand_over(all_, days_[at(day)], meetings_.others(day), face(thin), plan_);
        meetings_.take(day, plan_);
      }
  }

  void search_all(double from, double until, int least, std::uint64_t stream) {
    const std::size_t rounds = (open_.size() + kTogether - 1) / kTogether;
    // Days a week or half the horizon apart go together: they tend to have the same carers at work, whom both could otherwise
    // take to be known from the other.
    for (std::size_t round = 0; round < rounds; ++round) {
      std::vector<int> together;
      for (std::size_t i = round; i < open_.size(); i += rounds) together.push_back(open_[i]);
      const double width = (until - from) / static_cast<double>(rounds);
      search(together, from + width * static_cast<double>(round), from + width * static_cast<double>(round + 1), least, stream);
      if (budget_.stop.stop_requested()) return;
    }
  }

  /// Searches these days side by side within a part of the budget.
  void search(const std::vector<int>& together, double from, double until, int least, std::uint64_t stream) {
    if (budget_.spent && budget_.spent() >= budget_.seconds * until) return;
    const auto count = static_cast<double>(together.size());
    const int threads = std::max(1, options_.threads / static_cast<int>(together.size()));
    std::vector<Plan> found(together.size());
    const auto one = [&](std::size_t i) {
      const int day = together[i];
      Budget part = budget_;
      if (budget_.iterations != std::numeric_limits<std::uint64_t>::max())
        part.iterations = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(static_cast<double>(budget_.iterations) * (until - from) / count));
      if (budget_.spent) {
        const double begun = budget_.spent();
        part.seconds = std::max(0.0, budget_.seconds * until - begun);
        part.spent = [this, begun] { return budget_.spent() - begun; };
      }
      day::DayOptions options;
      options.threads = threads;
      options.seed = options_.seed * 1'000'003 + stream * 1'009 + static_cast<std::uint64_t>(day);
      found[i] = day::plan_day(all_, days_[at(day)], plan_, meetings_.others(day, least), options, part);
    };
    if (together.size() > 1 && options_.threads > 1) {
      std::vector<std::jthread> workers;
      for (std::size_t i = 1; i < together.size(); ++i) workers.emplace_back(one, i);
      one(0);
    } else {
      for (std::size_t i = 0; i < together.size(); ++i) one(i);
    }
    for (std::size_t i = 0; i < together.size(); ++i) take(together[i], found[i]);
    tell(until);
  }

  /// The day's part of another plan becomes ours.
  void take(int day, const Plan& found) {
    const Scope& scope = days_[at(day)];
    for (const int s : scope.shifts) plan_.routes[at(s)] = found.routes[at(s)];
    const auto of_day = [&](int v) { return std::ranges::binary_search(scope.visits, v); };
    std::erase_if(plan_.unassigned, of_day);
    std::ranges::copy_if(found.unassigned, std::back_inserter(plan_.unassigned), of_day);
    std::ranges::sort(plan_.unassigned);
    meetings_.take(day, plan_);
  }

  void tell(double share) const {
    if (progress_) progress_(share, plan_);
  }

  Municipality all_;  ///< with the weights of this search
  const FortnightOptions& options_;
  const Budget& budget_;
  const Progress& progress_;
  std::vector<Scope> days_;
  std::vector<int> open_;
  Meetings meetings_;
  Plan plan_;
};

/// The start plan with nothing on the days that are planned anew; pinned turns stay.
Plan cleared(const Municipality& all, const FortnightOptions& options, const Plan* start) {
  if (!start) return empty_plan(all);
  Plan plan = *start;
  for (int day = 0; day < all.days; ++day) {
    if (std::ranges::binary_search(options.kept_days, day)) continue;
    const Scope scope = scope_of_day(all, day);
    for (const int s : scope.shifts) {
      Route& route = plan.routes[at(s)];
      std::erase_if(route.turns, [&](const Turn& turn) {
        if (all.visits[at(turn.visit)].pin) return false;
        if (turn.need == 0) plan.unassigned.push_back(turn.visit);
        return true;
      });
      if (route.turns.empty()) route.pause.reset();
    }
  }
  std::ranges::sort(plan.unassigned);
  return plan;
}

}  // namespace

Plan plan_fortnight(const Municipality& all, const FortnightOptions& options, const Budget& budget, const Faces& before, const Progress& progress,
                    const Plan* start) {
  return Fortnight(all, options, budget, before, progress)(cleared(all, options, start));
}

}  // namespace meretid::homecare::fortnight
