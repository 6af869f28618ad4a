// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/plan/municipal_text.h"

#include <map>
#include <optional>

#include "base/catalogue.h"
#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/municipal/check/check_plan.h"
#include "solutions/homecare/municipal/vroom/vroom.h"
#include "solutions/homecare/municipal/write.h"
#include "solutions/homecare/roads/map/read_map.h"

namespace meretid::homecare {
namespace {

using municipal::Municipality;
using municipal::Plan;
using municipal::Read;

/// What either format comes to; `problem` is empty but for VROOM.
Result<municipal::VroomRead> read_any(std::string_view text, Format format, std::string_view map, int threads) {
  std::optional<roads::RoadMap> roads;
  if (!map.empty()) { TRY(roads, roads::read_map(map)); }
  municipal::ReadOptions options;
  options.map = roads ? &*roads : nullptr;
  options.threads = static_cast<unsigned>(threads);
  if (format == Format::kVroom) return municipal::read_vroom(text, options);
  municipal::VroomRead done;
  TRY(done.read, municipal::read_municipality(text, options));
  return done;
}

/// One of `days` equal parts of what there is, with a clock of its own: a search cools down by the share that is gone.
Budget part_of(const Budget& budget, int days) {
  Budget part = budget;
  part.seconds = budget.seconds / days;
  part.iterations = std::max<std::uint64_t>(1, budget.iterations / static_cast<std::uint64_t>(days));
  if (budget.spent) part.spent = [spent = budget.spent, begun = budget.spent()] { return spent() - begun; };
  return part;
}

Plan search(const Read& read, const PlanRequest& request, const Budget& budget) {
  const Municipality& all = read.all;
  const day::DayOptions options{.seed = request.seed, .threads = request.threads};
  const Plan* running = read.running ? &*read.running : nullptr;
  Plan plan = running ? *running : municipal::empty_plan(all);
  if (request.format == Format::kVroom || all.days == 1)
    return day::plan_day(all, municipal::whole(all), plan, read.faces, options, budget, running);
  municipal::Faces known = read.faces;
  for (int d = 0; d < all.days && !budget.stop.stop_requested(); ++d) {
    const municipal::Scope scope = municipal::scope_of_day(all, d);
    plan = day::plan_day(all, scope, plan, known, options, part_of(budget, all.days), running);
    for (const int shift : scope.shifts)
      for (const municipal::Turn& turn : plan.routes[static_cast<std::size_t>(shift)].turns)
        known.add(all.visits[static_cast<std::size_t>(turn.visit)].citizen, all.shifts[static_cast<std::size_t>(shift)].carer);
  }
  return plan;
}

Verdict judge(const Read& read, const Plan& plan) {
  const municipal::PlanVerdict found = municipal::check_plan(read.all, plan);
  const municipal::Costs costs =
      municipal::cost_of(read.all, plan, municipal::whole(read.all), read.faces, read.running ? &*read.running : nullptr);
  Verdict verdict;
  verdict.objective = costs.total(read.all.weights);
  verdict.distance = costs.driving_km;
  verdict.tardiness = static_cast<double>(found.late_seconds) / 60;
  verdict.max_tardiness = found.most_late / 60.0;
  for (const municipal::Route& route : plan.routes) verdict.vehicles += !route.turns.empty();
  verdict.unassigned = static_cast<int>(plan.unassigned.size() + read.left_out.size());
  verdict.breaches = found.breaches;
  return verdict;
}

/// For the planner who reads the plan: Danish.
municipal::Reasons reasons(const Read& read, const Plan& plan) {
  std::map<std::string, const Error*, std::less<>> noted;
  for (const municipal::Note& note : read.notes)
    if (note.table == municipal::Table::kVisits && note.effect == municipal::Effect::kWarning) noted.emplace(note.id, &note.error);
  municipal::Reasons reasons;
  for (const int visit : plan.unassigned) {
    const auto known = noted.find(read.all.visits[static_cast<std::size_t>(visit)].id);
    if (known == noted.end()) {
      reasons.push_back(base::text("homecare.plan.no_time", base::Language::kDanish));
      continue;
    }
    Error error = *known->second;
    error.where.clear();
    reasons.push_back(base::render(error, base::Language::kDanish));
  }
  return reasons;
}

}  // namespace

Result<PlanAnswer> plan_municipal_text(std::string_view text, const PlanRequest& request, const Budget& budget) {
  TRY(const municipal::VroomRead from, read_any(text, request.format, request.map, request.threads));
  const Plan plan = search(from.read, request, budget);
  PlanAnswer answer;
  answer.verdict = judge(from.read, plan);
  for (const municipal::Note& note : from.read.notes) answer.notes.push_back(note.error);
  answer.solution = request.format == Format::kVroom
                        ? municipal::write_vroom(from, plan)
                        : municipal::write_plan(from.read.all, plan, from.read.left_out, reasons(from.read, plan));
  return answer;
}

Result<Verdict> check_municipal_text(std::string_view text, std::string_view solution, Format format, std::string_view map) {
  TRY(const municipal::VroomRead from, read_any(text, format, map, 2));
  const Result<Plan> plan =
      format == Format::kVroom ? municipal::read_vroom_solution(from, solution) : municipal::read_plan(from.read.all, solution);
  if (!plan) return fail(plan.error());
  return judge(from.read, *plan);
}

}  // namespace meretid::homecare
