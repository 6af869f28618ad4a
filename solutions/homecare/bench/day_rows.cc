// SPDX-License-Identifier: EUPL-1.2
// A municipality's day, planned from nothing: what a planner waits for.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <limits>

#include "base/processor_time.h"
#include "solutions/homecare/bench/invented.h"
#include "solutions/homecare/bench/producers.h"
#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/municipal/check/check_plan.h"

namespace meretid::homecare::bench {
namespace {

struct Place {
  std::string_view name;
  Size size;
  double seconds;    ///< unless the task says otherwise
  double first_goal, near_goal;
  bool only_when_asked;
};
constexpr Place kPlaces[] = {{"municipality", {2000, 200, 1}, 1800, 30, 300, false}, {"region", {5900, 600, 1}, 900, 900, 900, true}};
constexpr double kNear = 1.02;

/// A better plan, and when it was there: seconds of the task's own kind.
struct Step {
  double at, cost;
  std::size_t unassigned;
};

struct Search {
  std::vector<Step> steps;
  double end = 0;
  std::size_t breaches = 0;
  municipal::Costs costs;
};

Search search(const municipal::Municipality& all, const municipal::Faces& known, const Task& task, double seconds, std::uint64_t seed) {
  using Clock = std::chrono::steady_clock;
  const auto begun = Clock::now();
  const double cpu = base::processor_seconds();
  Budget budget;
  budget.seconds = seconds;
  budget.spent = [&] {
    return task.processor ? (base::processor_seconds() - cpu) / task.threads : std::chrono::duration<double>(Clock::now() - begun).count();
  };
  const municipal::Scope scope = municipal::scope_of_day(all, 0);
  Search found;
  // Adding a plan up takes some milliseconds: not for every step of the first second.
  double told = -1;
  const auto tell = [&](const municipal::Plan& plan) {
    const double now = budget.spent();
    if (plan.unassigned.empty() == (!found.steps.empty() && found.steps.back().unassigned == 0) && now - told < 0.2) return;
    told = now;
    found.steps.push_back({now, municipal::cost_of(all, plan, scope, known).total(all.weights), plan.unassigned.size()});
  };
  const municipal::Plan plan = day::plan_day(all, scope, municipal::empty_plan(all), known, {.seed = seed, .threads = task.threads}, budget, nullptr, tell);
  found.costs = municipal::cost_of(all, plan, scope, known);
  found.end = budget.spent();
  found.steps.push_back({found.end, found.costs.total(all.weights), plan.unassigned.size()});
  found.breaches = municipal::check_plan(all, plan).breaches.size();
  return found;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1000;
}

}  // namespace

Result<std::vector<Row>> day_rows(const Task& task) {
  std::vector<Row> rows;
  for (const Place& place : kPlaces) {
    if (task.match ? place.name.find(*task.match) == std::string_view::npos : place.only_when_asked) continue;
    TRY(const municipal::Read read, invented(place.size, 1, task.threads));
    const double seconds = task.seconds.value_or(place.seconds);
    std::vector<Search> searches;
    for (int seed = 1; seed <= task.seeds; ++seed) searches.push_back(search(read.all, read.faces, task, seconds, static_cast<std::uint64_t>(seed)));

    double best = std::numeric_limits<double>::infinity();
    std::size_t fewest = std::numeric_limits<std::size_t>::max(), breaches = 0;
    for (const Search& s : searches) {
      best = std::min(best, s.steps.back().cost);
      fewest = std::min(fewest, s.steps.back().unassigned);
      breaches += s.breaches;
    }
    double first = 0, near = 0;  // of the slowest seed
    for (const Search& s : searches) {
      const auto full = std::ranges::find_if(s.steps, [&](const Step& step) { return step.unassigned <= fewest; });
      const auto close = std::ranges::find_if(s.steps, [&](const Step& step) { return step.cost <= kNear * best; });
      first = std::max(first, full == s.steps.end() ? s.end : full->at);
      near = std::max(near, close == s.steps.end() ? s.end : close->at);
    }
    const std::string id = "day." + std::string(place.name) + ".";
    const std::string kind = task.processor ? " s of processor time a thread" : " s";
    const std::string note = std::to_string(read.all.visits.size()) + " visits, " + std::to_string(read.all.shifts.size()) + " routes, invented; " +
                             std::to_string(task.seeds) + " seeds of " + std::to_string(static_cast<int>(seconds)) + kind + ", " +
                             std::to_string(task.threads) + " threads";
    rows.push_back({id + "first_full_plan", first, "s", {}, {}, place.first_goal, "the slowest seed; " + note});
    rows.push_back({id + "within_2_percent", near, "s", {}, {}, place.near_goal, "until within 2 % of the best plan at the end, the slowest seed"});
    rows.push_back({id + "cost", best, "min", {}, {}, {}, "the best plan, by the municipality's weights; a minute of driving is 1"});
    rows.push_back({id + "unassigned", static_cast<double>(fewest), "visits", {}, {}, 0.0, "in the best plan"});
    rows.push_back({id + "breaches", static_cast<double>(breaches), "rules", {}, {}, 0.0, "found by the checker in the plans of all seeds"});
    rows.push_back({id + "memory", peak_megabytes(), "MB", {}, {}, {}, "the most that this process held until then"});
  }
  return rows;
}

}  // namespace meretid::homecare::bench
