// SPDX-License-Identifier: EUPL-1.2
// Continuity over a fortnight against each day planned for itself: the same search, the same budget, invented municipalities.
#include "base/processor_time.h"
#include "solutions/homecare/bench/invented.h"
#include "solutions/homecare/bench/producers.h"
#include "solutions/homecare/fortnight/plan_fortnight.h"
#include "solutions/homecare/municipal/check/check_plan.h"
#include "solutions/homecare/municipal/measures.h"

namespace meretid::homecare::bench {
namespace {

/// By size: some homes of one district, and the order of a whole municipality.
struct Place {
  std::string_view name;
  int citizens, routes;
  double seconds;  ///< processor seconds a plan, unless the task says otherwise
  bool only_when_asked;
};
constexpr Place kPlaces[] = {{"district", 300, 30, 300, false}, {"municipality", 2000, 200, 3000, true}};

/// What the room promises: so much less, for at most so much more driving, in percent.
constexpr double kFewerFaces = -30, kMoreDriving = 2;

struct Planned {
  double faces = 0, driving = 0, cpu = 0;
  int unassigned = 0, breaches = 0;
};

Planned planned(const municipal::Municipality& all, double weight, double seconds, std::uint64_t seed, int threads) {
  fortnight::FortnightOptions options;
  options.seed = seed;
  options.threads = threads;
  options.continuity_weight = weight;
  const double begun = base::processor_seconds();
  Budget budget;
  budget.seconds = seconds;
  budget.spent = [begun] { return base::processor_seconds() - begun; };
  const municipal::Plan plan = fortnight::plan_fortnight(all, options, budget);
  const double cpu = base::processor_seconds() - begun;
  const municipal::Measures measures = municipal::measures_of(all, plan);
  return {measures.often.mean, measures.total.costs.driving, cpu, static_cast<int>(plan.unassigned.size()),
          static_cast<int>(municipal::check_plan(all, plan).breaches.size())};
}

}  // namespace

Result<std::vector<Row>> fortnight_rows(const Task& task) {
  std::vector<Row> rows;
  for (const Place& place : kPlaces) {
    if (task.match ? place.name.find(*task.match) == std::string_view::npos : place.only_when_asked) continue;
    Planned apart, together;
    const double seconds = task.seconds.value_or(place.seconds);
    std::size_t visits = 0;
    const auto add = [&](Planned& sum, const Planned& one) {
      sum.faces += one.faces / task.seeds, sum.driving += one.driving / task.seeds, sum.cpu += one.cpu / task.seeds;
      sum.unassigned += one.unassigned, sum.breaches += one.breaches;
    };
    for (int seed = 1; seed <= task.seeds; ++seed) {
      const auto number = static_cast<std::uint64_t>(seed);
      TRY(const municipal::Read read, invented({place.citizens, place.routes}, number, task.threads));
      visits = read.all.visits.size();
      add(apart, planned(read.all, 0, seconds, number, task.threads));
      add(together, planned(read.all, fortnight::FortnightOptions{}.continuity_weight, seconds, number, task.threads));
    }
    const std::string id = "fortnight." + std::string(place.name) + ".";
    const std::string note = "invented, " + std::to_string(place.citizens) + " citizens, " + std::to_string(visits) + " visits in 14 days, " +
                             std::to_string(task.seeds) + " seeds; " + std::to_string(static_cast<int>(apart.cpu)) + " and " +
                             std::to_string(static_cast<int>(together.cpu)) + " processor seconds a plan";
    rows.push_back({id + "faces.day_by_day", apart.faces, "carers", {}, {}, {}, "NC14, mean; " + note});
    rows.push_back({id + "faces", together.faces, "carers", {}, {}, {}, "NC14, mean"});
    rows.push_back({id + "faces.change", 100 * (together.faces / apart.faces - 1), "%", {}, {}, kFewerFaces, "against day by day"});
    rows.push_back({id + "driving.change", 100 * (together.driving / apart.driving - 1), "%", {}, {}, kMoreDriving, "against day by day"});
    rows.push_back({id + "unassigned.change", static_cast<double>(together.unassigned - apart.unassigned), "visits", {}, {}, 0.0, "of all seeds"});
    rows.push_back({id + "breaches", static_cast<double>(apart.breaches + together.breaches), "rules", {}, {}, 0.0, "found by the checker"});
  }
  return rows;
}

}  // namespace meretid::homecare::bench
