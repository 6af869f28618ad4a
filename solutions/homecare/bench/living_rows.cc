// SPDX-License-Identifier: EUPL-1.2
// A day that runs: how long a planner waits for an answer, and what the answer is worth.
#include <algorithm>
#include <chrono>

#include "solutions/homecare/bench/invented.h"
#include "solutions/homecare/bench/producers.h"
#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/living/fit.h"
#include "solutions/homecare/living/replan.h"
#include "solutions/homecare/municipal/check/check_plan.h"

namespace meretid::homecare::bench {
namespace {

constexpr Size kSize{2000, 200, 1};
constexpr double kPlanning = 60;                 ///< seconds for the plan that is then disturbed
constexpr std::size_t kCalls = 100, kVisits = 300;
constexpr municipal::Duration kIntoTheShift = 10 * 60;

double seconds_of(const auto& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

double percentile(std::vector<double>& times, double share) {
  std::ranges::sort(times);
  return times.empty() ? 0 : times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

struct Calls {
  std::vector<double> times;
  std::size_t lost = 0, breaches = 0, beyond = 0;
  double changed = 0;
};

/// Carers fall ill ten minutes into their shift, each on a day of its own.
Calls sick_calls(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan, const municipal::Faces& known, int threads) {
  Calls calls;
  const std::size_t step = std::max<std::size_t>(1, scope.shifts.size() / kCalls);
  for (std::size_t i = 0; i < scope.shifts.size(); i += step) {
    const auto& shift = all.shifts[static_cast<std::size_t>(scope.shifts[i])];
    if (plan.routes[static_cast<std::size_t>(scope.shifts[i])].turns.size() < 3) continue;
    const municipal::Moment now = shift.from + kIntoTheShift;
    living::LiveDay day;
    std::vector<living::Alternative> found;
    calls.times.push_back(seconds_of([&] {
      day = living::after(all, scope, plan, {.now = now, .absent = {{shift.carer, now}}, .cancelled = {}, .added = {}, .overruns = {}});
      found = living::replan(day, known, {.threads = threads});
    }));
    calls.lost += day.lost.size();
    for (const living::Alternative& one : found) {
      calls.breaches += municipal::check_plan(day.all, one.plan).breaches.size();
      if (one.aim != living::Aim::kLeastChange || day.lost.empty()) continue;
      const double ratio = static_cast<double>(one.changed) / static_cast<double>(day.lost.size());
      calls.changed += ratio;
      calls.beyond += ratio > 1.5;
    }
  }
  return calls;
}

}  // namespace

Result<std::vector<Row>> living_rows(const Task& task) {
  TRY(const municipal::Read read, invented(kSize, 1, task.threads));
  const municipal::Municipality& all = read.all;
  const municipal::Scope scope = municipal::scope_of_day(all, 0);
  const auto begun = std::chrono::steady_clock::now();
  Budget budget;
  budget.seconds = task.seconds.value_or(kPlanning);
  budget.spent = [begun] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(); };
  const municipal::Plan plan = day::plan_day(all, scope, municipal::empty_plan(all), read.faces, {.seed = 1, .threads = task.threads}, budget);

  Calls calls = sick_calls(all, scope, plan, read.faces, task.threads);
  std::vector<double> fits;
  const std::size_t step = std::max<std::size_t>(1, scope.visits.size() / kVisits);
  for (std::size_t v = 0; v < scope.visits.size(); v += step)
    fits.push_back(seconds_of([&] { (void)living::where_fits(all, scope, plan, read.faces, scope.visits[v], all.midnights[0]); }));

  const auto made = static_cast<double>(calls.times.size());
  const std::string note = std::to_string(scope.visits.size()) + " visits, " + std::to_string(scope.shifts.size()) + " routes, invented; ";
  std::vector<Row> rows;
  const double middle = percentile(calls.times, 0.5);
  rows.push_back({"living.sick_call.p99", percentile(calls.times, 0.99), "s", middle, calls.times.back(), 1.0,
                  note + std::to_string(calls.times.size()) + " sick calls with " + std::to_string(calls.lost / std::max<std::size_t>(1, calls.times.size())) +
                      " lost visits on average, all three proposals; beside it the median and the longest"});
  rows.push_back({"living.sick_call.changed", calls.changed / std::max(1.0, made), "per lost visit", {}, {}, 1.5, "visits with another carer or hour, in the proposal of least change; mean"});
  rows.push_back({"living.sick_call.changed_much", static_cast<double>(calls.beyond), "calls", {}, {}, 0.0, "where that is more than 1.5"});
  rows.push_back({"living.sick_call.breaches", static_cast<double>(calls.breaches), "rules", {}, {}, 0.0, "found by the checker in all proposals"});
  const double fit_middle = percentile(fits, 0.5);
  rows.push_back({"living.insert.p99", 1000 * percentile(fits, 0.99), "ms", 1000 * fit_middle, 1000 * fits.back(), 50.0,
                  std::to_string(fits.size()) + " single visits; beside it the median and the longest"});
  return rows;
}

}  // namespace meretid::homecare::bench
