// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "solutions/homecare/bench/producers.h"

namespace meretid::homecare::bench {
namespace {

/// Seconds and the gap aimed at, from the room's requirements: two threads.
struct Goal {
  std::string_view set;
  double seconds, gap;
};
constexpr Goal kGoals[] = {{"solomon", 10, 0.19}, {"gh200", 60, 0.5}, {"gh1000", 60, 4}, {"hhcrsp", 120, 1}};

/// A published value is written with so many decimals that half a unit of its last is no new best.
constexpr double kSame = 0.06;

struct Sum {
  Spread gaps;
  double cpu = 0, wall = 0;
  std::size_t instances = 0, runs = 0, reached = 0, beaten = 0;

  void add(const Case& c, const std::vector<Run>& all) {
    const Spread one = bench::gaps(c, all);
    gaps.best += one.best, gaps.mean += one.mean, gaps.worst += one.worst;
    ++instances;
    double best = 1e300;
    for (const Run& run : all) {
      cpu += run.cpu, wall += run.wall, ++runs;
      if (run.feasible) best = std::min(best, run.objective);
    }
    if (best < *c.best + kSame) ++reached;
    if (best < *c.best - kSame) ++beaten;
  }
};

}  // namespace

Result<std::vector<Case>> chosen(const Task& task, std::string_view set) {
  TRY(std::vector<Case> all, read_set(task.data, set));
  if (task.match) std::erase_if(all, [&](const Case& c) { return c.name.find(*task.match) == std::string::npos; });
  return task.sample ? spread(std::move(all), *task.sample) : all;
}

Result<std::vector<Row>> distance_rows(const Task& task, std::string_view set) {
  const Goal& goal = *std::ranges::find(kGoals, set, &Goal::set);
  TRY(const std::vector<Case> cases, chosen(task, set));
  const Effort effort{task.seconds.value_or(goal.seconds), task.threads, task.seeds, task.processor};
  Sum all;
  std::map<std::string, Sum> groups;
  std::size_t infeasible = 0, runs_in_all = 0;
  double unknown_cost = 0;
  std::size_t unknown = 0;
  for (const Case& c : cases) {
    TRY(const std::vector<Run> runs, measure(c, effort));
    if (task.tell) task.tell(set, c, runs);
    runs_in_all += runs.size();
    for (const Run& run : runs) infeasible += run.feasible ? 0 : 1;
    if (c.best) {
      all.add(c, runs);
      groups[c.group].add(c, runs);
    } else {
      ++unknown;
      for (const Run& run : runs) unknown_cost += run.objective / static_cast<double>(runs.size());
    }
  }
  const std::string id(set);
  std::vector<Row> rows;
  rows.push_back({id + ".infeasible", static_cast<double>(infeasible), "runs", {}, {}, 0.0,
                  "of " + std::to_string(runs_in_all) + ", by the strict checker; each counts as a gap of 100 %"});
  const auto per = [](double sum, std::size_t count) { return count == 0 ? 0 : sum / static_cast<double>(count); };
  const auto note = [&](const Sum& sum) { return std::to_string(sum.instances) + " instances, " + in_words(effort); };
  if (all.instances > 0) {
    rows.push_back({id + ".gap.mean", per(all.gaps.mean, all.instances), "%", {}, {}, goal.gap, "above the best known, mean of seeds; " + note(all)});
    rows.push_back({id + ".gap.best", per(all.gaps.best, all.instances), "%", {}, {}, {}, "best seed of each instance"});
    rows.push_back({id + ".gap.worst", per(all.gaps.worst, all.instances), "%", {}, {}, {}, "worst seed of each instance"});
    rows.push_back({id + ".reached", static_cast<double>(all.reached), "instances", {}, {}, static_cast<double>(all.instances),
                    "best known value reached by one seed; " + std::to_string(all.beaten) + " below it"});
    rows.push_back({id + ".cpu", per(all.cpu, all.runs), "s", {}, {}, {}, "processor seconds a run, all threads"});
    rows.push_back({id + ".wall", per(all.wall, all.runs), "s", {}, {}, {}, "a run"});
  }
  if (groups.size() > 1)
    for (const auto& [group, sum] : groups) {
      rows.push_back({id + "." + group + ".gap.mean", per(sum.gaps.mean, sum.instances), "%", {}, {}, {}, std::to_string(sum.instances) + " instances"});
    }
  if (unknown > 0) {
    rows.push_back({id + ".without_best_known.cost", per(unknown_cost, unknown), "", {}, {}, {},
                    "mean objective of " + std::to_string(unknown) + " instances that nobody published a value of"});
  }
  return rows;
}

}  // namespace meretid::homecare::bench
