// SPDX-License-Identifier: EUPL-1.2
// What people decide about the parts of a draft. All of a call or none of it.
#include "api/draft_parts.h"
#include "api/job_types.h"
#include "api/names.h"
#include "api/resources.h"
#include "api/second_reader.h"
#include "record/active_time.h"
#include "record/decision.h"
#include "record/freed.h"

namespace meretid::api {
namespace {

Result<std::vector<DecisionAnswer>> list(Call& call) {
  TRY(const auto id, Id<jobs::Job>::parse(call.request.param("job")));
  TRY(const auto latest, record::latest_decisions(call.db, *call.context.house.keys, scope_of(call.request), id));
  Names names(call.db);
  std::vector<DecisionAnswer> answers;
  for (const auto& d : latest) {
    DecisionAnswer answer{d.part, d.proposed, std::string(record::to_text(d.decided)), d.ground, d.reason, {}, names.of(d.account), d.at, d.hash};
    if (!d.amended.empty()) answer.amended = describe::Raw{d.amended};
    answers.push_back(std::move(answer));
  }
  return answers;
}

Result<std::vector<record::NewDecision>> read(const NewDecisions& body) {
  std::vector<record::NewDecision> decisions;
  for (std::size_t i = 0; i < body.decisions.size(); ++i) {
    const DecisionLine& line = body.decisions[i];
    auto decided = record::decided_from_text(line.decided);
    if (!decided) {
      decided.error().where = "decisions[" + std::to_string(i) + "].decided";
      return fail(std::move(decided).error());
    }
    decisions.push_back({line.part, line.proposed.value_or(""), *decided, line.ground.value_or(""),
                         line.reason.value_or(""), line.amended ? line.amended->json : ""});
  }
  return decisions;
}

Result<Nothing> decide(Call& call, const NewDecisions& body) {
  TRY(const auto id, Id<jobs::Job>::parse(call.request.param("job")));
  TRY(const auto job, call.context.house.queue.find(call.db, id));
  const auto* kind = call.context.registry.job(job.room, job.kind);
  if (!kind || kind->draft.empty()) return fail("api.no_draft", Kind::kConflict, {{"found", job.room + "/" + job.kind}});
  if (job.state != jobs::State::kDone)
    return fail("api.draft_not_ready", Kind::kConflict, {{"found", std::string(jobs::to_text(job.state))}});
  TRY(const auto decisions, read(body));
  const auto scope = scope_of(call.request);
  TRY(const auto proposed, proposed_parts(call.context, call.db, scope, job, *kind));
  TRY_VOID(call.db.transaction([&](store::Connection& db) -> Result<void> {
    const auto& account = call.request.caller.account;
    TRY(const double seconds, record::credible_seconds(db, id, account, body.active_seconds, job.ended.value_or(call.now), call.now));
    TRY_VOID(record::decide(db, *call.context.house.keys, scope, id, job.room, account, decisions, seconds, call.now));
    TRY(const auto decided, record::count_decided(db, scope, id));
    if (decided >= proposed && kind->assumed_minutes_freed > 0)
      TRY_VOID(record::add_freed(db, id, job.room, job.kind, kind->assumed_minutes_freed, call.now));
    return {};
  }));
  return Nothing{};
}

}  // namespace

void add_decisions(Table& table) {
  table.get("/api/jobs/{job}/decisions", Role::kSignedIn, "The standing decision of each part", list);
  table.post("/api/jobs/{job}/decisions", Role::kSignedIn, "Decides parts of a draft", decide);
  add_second_reader(table);
}

}  // namespace meretid::api
