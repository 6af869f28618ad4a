// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/propose.h"

#include <chrono>

#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/fortnight/plan_fortnight.h"
#include "solutions/homecare/hall/loaded.h"
#include "solutions/homecare/hall/source.h"
#include "solutions/homecare/roads/travel/matrix.h"

namespace meretid::homecare::hall {
namespace {

using namespace municipal;

double wall() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// What may be spent; ends when a person stops or cancels the job.
Budget budget_of(const ProposeInput& input, jobs::JobContext& context, std::stop_source& stop) {
  Budget budget;
  budget.stop = stop.get_token();
  if (input.iterations) {
    budget.iterations = static_cast<std::uint64_t>(*input.iterations);
    return budget;
  }
  budget.seconds = input.seconds;
  const double begun = wall();
  budget.spent = [begun, &context, &stop] {
    if (context.stop_requested() || context.cancel_requested()) stop.request_stop();
    return wall() - begun;
  };
  return budget;
}

Plan search(const Loaded& loaded, const ProposeInput& input, const Budget& budget, jobs::JobContext& context) {
  const Municipality& all = loaded.all;
  const auto seed = static_cast<std::uint64_t>(input.seed);
  const Plan* running = loaded.running ? &*loaded.running : nullptr;
  if (all.days > 1) {
    fortnight::FortnightOptions options;
    options.seed = seed;
    options.threads = input.threads;
    return fortnight::plan_fortnight(all, options, budget, loaded.known,
                                     [&](double share, const Plan&) { context.progress(share, "homecare.step.searching"); }, running);
  }
  day::DayOptions options;
  options.seed = seed;
  options.threads = input.threads;
  return day::plan_day(all, scope_of_day(all, 0), running ? *running : empty_plan(all), loaded.known, options, budget, running,
                       [&](const Plan&) { context.progress(budget.used(0), "homecare.step.searching"); });
}

/// The map is read once, by the job; who looks at the plan later needs the times alone.
Result<void> keep_times(const Municipality& all, jobs::JobContext& context, std::vector<TravelRow>& rows) {
  for (const auto mode : {roads::Mode::kCar, roads::Mode::kBicycle, roads::Mode::kFoot}) {
    const auto slot = static_cast<std::size_t>(mode);
    if (!all.travel.seconds[slot]) continue;
    roads::Matrix matrix;
    matrix.rows = matrix.columns = all.places.size();
    matrix.estimated = all.travel.estimated;
    matrix.seconds = *all.travel.seconds[slot];
    matrix.metres = *all.travel.metres[slot];
    const std::string name(roads::to_text(mode));
    TRY(const auto artefact, context.artefact("travel/" + name + ".matrix", "application/octet-stream", roads::write_matrix(matrix)));
    rows.push_back({name, artefact.blob});
  }
  return {};
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
  LoadOptions options;
  std::vector<TravelRow> travel;
  if (has_map(input.files)) {
    options.by_roads = true;
    options.read_done = [&](const Municipality& all) { return keep_times(all, context, travel); };
  }
  TRY(const auto loaded, load(input.files, input.weights, input.alterations, [&](std::string_view blob) { return context.read(blob); }, options));
  const double begun = wall();
  std::stop_source stop;
  context.progress(0, "homecare.step.searching");
  const Plan plan = search(*loaded, input, budget_of(input, context, stop), context);
  PlanDraft draft = draft_of(input, *loaded);
  draft.travel = std::move(travel);
  if (!loaded->ground.lines.empty()) {
    TRY(const auto artefact, context.artefact("ground.json", "application/json", describe::to_json(loaded->ground)));
    draft.ground = artefact.blob;
  }
  draft.seconds = wall() - begun;
  draft.routes = rows_of(loaded->all, plan);
  draft.unassigned = unassigned_of(loaded->all, plan);
  return draft;
}

}  // namespace meretid::homecare::hall
