// SPDX-License-Identifier: EUPL-1.2
// The drafts that wait for me: jobs of my open cases that ended well and whose result a person decides on. A draft leaves the
// list when it was released or decided as a whole (the part "release"), or when a later job of the same case released it.
#include <algorithm>

#include "api/draft_parts.h"
#include "api/job_types.h"
#include "api/resources.h"
#include "people/case.h"
#include "record/decision.h"

namespace meretid::api {
namespace {

Result<std::vector<jobs::Snapshot>> done_jobs(Call& call, const std::vector<people::Case>& cases) {
  jobs::Filter filter;
  filter.state = jobs::State::kDone;
  filter.cases.emplace();
  for (const auto& one : cases)
    if (one.state == "open") filter.cases->push_back(one.id);
  if (filter.cases->empty()) return std::vector<jobs::Snapshot>{};
  return call.context.house.queue.list(call.db, filter);
}

Result<bool> released(Call& call, const people::CaseAccess& access, const Id<jobs::Job>& job) {
  TRY(const auto latest, record::latest_decisions(call.db, *call.context.house.keys, access, job));
  return std::any_of(latest.begin(), latest.end(), [](const auto& d) { return d.part == "release"; });
}

Result<std::vector<DraftAnswer>> list(Call& call) {
  TRY(const auto cases, people::list_cases(call.db, *call.context.house.keys, call.request.caller.account));
  TRY(const auto done, done_jobs(call, cases));
  TRY(const auto grants, people::grants(call.db, call.request.caller.account));
  std::vector<DraftAnswer> drafts;
  for (const auto& job : done) {
    const auto* kind = call.context.registry.job(job.room, job.kind);
    if (!kind || kind->draft.empty() || !people::allows(grants, kind->role.role, job.room)) continue;
    TRY(const auto access, people::open_case(call.db, call.request.caller.account, job.case_id, call.now));
    TRY(const bool is_released, released(call, access, job.id));
    if (is_released) continue;
    const auto its_case = std::find_if(cases.begin(), cases.end(), [&](const auto& c) { return c.id == job.case_id; });
    TRY(const auto proposed, proposed_parts(call.context, call.db, access, job, *kind));
    TRY(const auto decided, record::count_decided(call.db, access, job.id));
    drafts.push_back({job.id, job.room, job.kind, job.case_id, its_case->title, proposed, std::min(proposed, decided)});  // a person may add parts of their own
  }
  return drafts;
}

}  // namespace

void add_drafts(Table& table) { table.get("/api/drafts", Role::kSignedIn, "Drafts that wait for me", list); }

}  // namespace meretid::api
