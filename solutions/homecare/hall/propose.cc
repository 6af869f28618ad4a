// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/propose.h"

#include <chrono>

#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/hall/loaded.h"

namespace meretid::homecare::hall {
namespace {

using namespace municipal;

double wall() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void add_faces(const Municipality& all, const Plan& plan, const Scope& scope, Faces& known) {
  for (const int s : scope.shifts)
    for (const Turn& turn : plan.routes[static_cast<std::size_t>(s)].turns)
      known.add(all.visits[static_cast<std::size_t>(turn.visit)].citizen, all.shifts[static_cast<std::size_t>(s)].carer);
}

/// One day's share of what may be spent; ends when a person stops or cancels the job.
Budget share(const ProposeInput& input, jobs::JobContext& context, int days, std::stop_source& stop) {
  Budget budget;
  budget.stop = stop.get_token();
  if (input.iterations) {
    budget.iterations = static_cast<std::uint64_t>(*input.iterations);
    return budget;
  }
  budget.seconds = input.seconds / days;
  const double begun = wall();
  budget.spent = [begun, &context, &stop] {
    if (context.stop_requested() || context.cancel_requested()) stop.request_stop();
    return wall() - begun;
  };
  return budget;
}

PlanDraft draft_of(const ProposeInput& input, const Loaded& loaded) {
  PlanDraft draft;
  draft.title = input.title;
  draft.name = loaded.all.name;
  draft.first = to_iso8601(loaded.all.first);
  draft.days = loaded.all.days;
  draft.files = input.files;
  draft.weights = input.weights;
  draft.alterations = input.alterations;
  draft.estimated = loaded.all.travel.estimated;
  draft.plan = {{"release"}, {"edits"}};
  draft.notes = loaded.notes;
  return draft;
}

}  // namespace

Result<PlanDraft> propose(const ProposeInput& input, jobs::JobContext& context) {
  context.progress(0, "homecare.step.reading");
  TRY(const auto loaded, load(input.files, input.weights, input.alterations, [&](std::string_view blob) { return context.read(blob); }));
  const Municipality& all = loaded->all;
  const double begun = wall();
  Plan plan = empty_plan(all);
  Faces known = loaded->known;
  std::stop_source stop;
  for (int day = 0; day < all.days && !stop.stop_requested(); ++day) {
    context.progress(static_cast<double>(day) / all.days, "homecare.step.searching");
    const Scope scope = scope_of_day(all, day);
    const Budget budget = share(input, context, all.days, stop);
    const day::DayOptions options{static_cast<std::uint64_t>(input.seed) + static_cast<std::uint64_t>(day), input.threads};
    const Plan& start = loaded->running ? *loaded->running : plan;
    Plan made = day::plan_day(all, scope, day == 0 ? start : plan, known, options, budget, loaded->running ? &*loaded->running : nullptr,
                              [&](const Plan&) { context.progress((day + std::min(1.0, budget.used(0))) / all.days, "homecare.step.searching"); });
    plan = std::move(made);
    add_faces(all, plan, scope, known);
  }
  PlanDraft draft = draft_of(input, *loaded);
  draft.seconds = wall() - begun;
  draft.routes = rows_of(all, plan);
  draft.unassigned = unassigned_of(all, plan);
  return draft;
}

}  // namespace meretid::homecare::hall
