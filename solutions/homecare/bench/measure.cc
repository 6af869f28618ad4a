// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/bench/measure.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "base/processor_time.h"

namespace meretid::homecare::bench {
namespace {

std::string plain(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

}  // namespace

Result<std::vector<Run>> measure(const Case& instance, const Effort& effort) {
  std::vector<Run> runs;
  for (int seed = 1; seed <= effort.seeds; ++seed) {
    const double cpu_at_begin = base::processor_seconds();
    const auto begun = std::chrono::steady_clock::now();
    const auto wall = [begun] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(); };
    const auto cpu = [cpu_at_begin] { return base::processor_seconds() - cpu_at_begin; };
    Budget budget;
    budget.seconds = effort.seconds;
    if (effort.processor) budget.spent = [cpu, threads = effort.threads] { return cpu() / threads; };
    else budget.spent = wall;
    const PlanRequest request{instance.format, instance.convention, static_cast<std::uint64_t>(seed), effort.threads};
    TRY(const PlanAnswer answer, plan_text(instance.text, request, budget));
    const Verdict& verdict = answer.verdict;
    runs.push_back({verdict.objective, verdict.vehicles, verdict.feasible() && verdict.unassigned == 0, cpu(), wall()});
  }
  return runs;
}

double gap(const Case& instance, const Run& run) {
  if (!run.feasible) return 100;
  return std::round(1e8 * (run.objective / *instance.best - 1)) / 1e6;  // sums of decimals differ in their last bits
}

Spread gaps(const Case& instance, const std::vector<Run>& runs) {
  Spread all{gap(instance, runs[0]), 0, gap(instance, runs[0])};
  for (const Run& run : runs) {
    const double one = gap(instance, run);
    all.best = std::min(all.best, one), all.worst = std::max(all.worst, one);
    all.mean += one / static_cast<double>(runs.size());
  }
  return all;
}

std::string in_words(const Effort& effort) {
  return plain(effort.seconds) + (effort.processor ? " processor s x " : " s wall x ") + std::to_string(effort.threads) +
         (effort.threads == 1 ? " thread" : " threads") + " a run, " + std::to_string(effort.seeds) +
         (effort.seeds == 1 ? " seed, " : " seeds, ") + std::to_string(std::thread::hardware_concurrency()) + " cores";
}

}  // namespace meretid::homecare::bench
