// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/open_plan.h"

#include <algorithm>
#include <cmath>

namespace meretid::homecare::hall {

using namespace municipal;

namespace {

std::vector<DifferenceRow> differences(const Costs& before, const Costs& after) {
  std::vector<DifferenceRow> rows;
  const auto term = [&](const char* id, double was, double is) {
    if (std::abs(was - is) >= 0.05) rows.push_back({id, was, is});
  };
  const auto count = [](const Costs& costs) { return static_cast<double>(costs.unassigned[0] + costs.unassigned[1] + costs.unassigned[2] + costs.unassigned[3]); };
  term("unassigned", count(before), count(after));
  term("medical_late", before.medical_late, after.medical_late);
  term("late", before.late, after.late);
  term("overtime", before.overtime, after.overtime);
  term("new_faces", before.new_faces, after.new_faces);
  term("not_contact", before.not_contact, after.not_contact);
  term("driving", before.driving, after.driving);
  term("preferred", before.preferred, after.preferred);
  term("against_wish", before.against_wish, after.against_wish);
  term("other_carer", before.other_carer, after.other_carer);
  term("waiting", before.waiting, after.waiting);
  term("fairness", before.fairness, after.fairness);
  return rows;
}

}  // namespace

Result<Open> open_plan(const std::string& job_text, solution::RouteContext& context) {
  TRY(const auto job, Id<jobs::Job>::parse(job_text));
  Open open;
  TRY(const std::string output, context.output(job));
  TRY(open.draft, describe::from_json<PlanDraft>(output));
  TRY(const auto decisions, context.decisions(job));
  for (const record::Decision& decision : decisions) {
    if (decision.part == "release") open.state = decision.decided == record::Decided::kReject ? "rejected" : "adopted";
    if (decision.part != "edits") continue;
    open.version = decision.hash;
    if (decision.amended.empty()) continue;
    TRY(open.edits, describe::from_json<EditsRow>(decision.amended));
  }
  TRY(open.loaded, loaded(job.text(), open.draft, [&](std::string_view blob) { return context.read(blob); }));
  TRY(open.now, standing(open.loaded->all, *open.loaded->index, open.draft.routes, open.edits));
  return open;
}

Result<int> known(int index, const std::string& id, const char* field) {
  if (index < 0) return fail("homecare.hall.unknown", Kind::kNotFound, {{"found", id}}, field);
  return index;
}

Judged judge(const Open& open, const Municipality& all, const Plan& plan, int day) {
  const Scope scope = scope_of_day(all, day);
  const Costs before = cost_of(all, open.now.plan, scope, open.loaded->known, &open.now.plan);
  const Costs after = cost_of(all, plan, scope, open.loaded->known, &open.now.plan);
  return {after.total(all.weights) - before.total(all.weights), differences(before, after)};
}

std::int32_t moved_beside(const ChangeRow& change, const std::vector<std::string>& visits) {
  std::vector<std::string> moved;
  for (const PlacementRow& row : change.placements)
    if (std::ranges::find(visits, row.visit) == visits.end()) moved.push_back(row.visit);
  std::ranges::sort(moved);
  return static_cast<std::int32_t>(std::ranges::unique(moved).begin() - moved.begin());
}

std::int32_t start_of(const Plan& plan, int visit) {
  for (const Route& route : plan.routes)
    for (const Turn& turn : route.turns)
      if (turn.visit == visit) return turn.start;
  return 0;
}

}  // namespace meretid::homecare::hall
