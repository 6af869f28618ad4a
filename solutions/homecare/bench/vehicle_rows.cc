// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/bench/producers.h"

namespace meretid::homecare::bench {

Result<std::vector<Row>> vehicle_rows(const Task& task, std::string_view set) {
  constexpr double kSeconds = 60, kVehicleGoal = 2, kDistanceGoal = 3;
  TRY(const std::vector<Case> cases, chosen(task, set));
  const Effort effort{task.seconds.value_or(kSeconds), task.threads, task.seeds, task.processor};
  double vehicles = 0, best_vehicles = 0, gap_sum = 0, cpu = 0, wall = 0;
  std::size_t same = 0, runs_in_all = 0, infeasible = 0;
  for (const Case& c : cases) {
    TRY(const std::vector<Run> runs, measure(c, effort));
    if (task.tell) task.tell(set, c, runs);
    for (const Run& run : runs) {
      ++runs_in_all;
      cpu += run.cpu, wall += run.wall;
      infeasible += run.feasible ? 0 : 1;
      vehicles += run.feasible ? run.vehicles : 2 * *c.best_vehicles;  // what is no plan counts as twice the fleet
      best_vehicles += *c.best_vehicles;
      if (run.feasible && run.vehicles == *c.best_vehicles) ++same, gap_sum += gap(c, run);
    }
  }
  const std::string id(set), of = " of " + std::to_string(runs_in_all);
  std::vector<Row> rows;
  rows.push_back({id + ".infeasible", static_cast<double>(infeasible), "runs", {}, {}, 0.0, of.substr(1) + ", by the strict checker"});
  if (runs_in_all == 0) return rows;
  const auto runs = static_cast<double>(runs_in_all);
  rows.push_back({id + ".vehicles", 100 * (vehicles / best_vehicles - 1), "%", {}, {}, kVehicleGoal,
                  "sum of vehicles above the best known; " + std::to_string(cases.size()) + " instances, " + in_words(effort)});
  rows.push_back({id + ".same_vehicles", static_cast<double>(same), "runs", {}, {}, {}, "with the best known number of vehicles," + of});
  if (same > 0) {
    rows.push_back({id + ".gap.mean", gap_sum / static_cast<double>(same), "%", {}, {}, kDistanceGoal,
                    "distance above the best known, where the number of vehicles is the same"});
  }
  rows.push_back({id + ".cpu", cpu / runs, "s", {}, {}, {}, "processor seconds a run, all threads"});
  rows.push_back({id + ".wall", wall / runs, "s", {}, {}, {}, "a run"});
  return rows;
}

}  // namespace meretid::homecare::bench
