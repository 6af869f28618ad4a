// SPDX-License-Identifier: EUPL-1.2
// Freed time: the public board, and samples of the same work done by hand, from those who do it.
#include "api/freed_board.h"
#include "api/resources.h"
#include "people/account.h"
#include "people/case.h"
#include "record/active_time.h"
#include "record/line.h"

namespace meretid::api {
namespace {

Result<BoardAnswer> board(Call& call) { return freed_board(call.db, call.context.registry, call.context.house.config); }

Result<http::Response> csv(Call& call) {
  TRY(const BoardAnswer answer, board(call));
  http::Response response;
  response.type = "text/csv; charset=utf-8";
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"frigjort-tid.csv\"");
  response.body = freed_csv(answer, {call.language == "en" ? base::Language::kEnglish : base::Language::kDanish,
                                     call.request.query_value("mark") != "0"});
  return response;
}

/// A kind of job whose work can be timed by hand: one with a draft that the caller may ask for.
const solution::JobKind* work_of(const solution::Registry& registry, std::string_view room, std::string_view name) {
  const auto* kind = registry.job(room, name);
  return kind && !kind->draft.empty() ? kind : nullptr;
}

Result<std::vector<Sampled>> sampled(Call& call) {
  TRY(const auto grants, people::grants(call.db, call.request.caller.account));
  TRY(const auto freed, record::freed_time(call.db));
  const bool drawn = call.request.access && record::asks_for_baseline(call.request.access->case_id(), call.context.house.config.baseline_every);
  const auto wanted = call.request.query_value("room");
  std::vector<Sampled> all;
  for (const auto& kind : call.context.registry.jobs()) {
    if (kind.draft.empty() || (!wanted.empty() && kind.room != wanted)) continue;
    if (!people::allows(grants, kind.role.role, kind.room)) continue;
    Sampled one{kind.room, kind.name, 0, drawn};
    for (const auto& room : freed.rooms)
      for (const auto& sums : room.kinds)
        if (room.room == kind.room && sums.kind == kind.name) one.samples = sums.samples;
    all.push_back(std::move(one));
  }
  return all;
}

Result<Nothing> sample(Call& call, const NewBaseline& body) {
  const auto* kind = work_of(call.context.registry, body.room, body.kind);
  if (!kind) return fail("api.no_draft", Kind::kNotFound, {{"found", body.room + "/" + body.kind}}, "kind");
  const auto& account = call.request.caller.account;
  TRY_VOID(people::require_role(call.db, account, kind->role.role, kind->room));
  TRY_VOID(call.db.transaction([&](store::Connection& db) -> Result<void> {
    TRY_VOID(record::add_baseline(db, kind->room, kind->name, body.minutes, account, call.now));
    return record::append(db, {call.now, "freed.baseline_sampled", kind->room, {}, {}, account,
                               record::Facts().code("kind", kind->name).real("minutes", body.minutes).json()});
  }));
  return Nothing{};
}

}  // namespace

void add_freed_time(Table& table) {
  table.get("/api/freed", Role::kPublic, "Freed time per solution: assumed and measured apart, energy, cost", board);
  table.raw(Method::kGet, "/api/freed.csv", Role::kPublic, "The same for a spreadsheet", csv).query = {"mark"};
  table.get("/api/baselines", Role::kSignedIn, "Kinds of work that I may time by hand", sampled).query = {"room", "case"};
  table.post("/api/baselines", Role::kSignedIn, "One piece of work timed by hand; needs the role of its kind", sample).success = 204;
}

}  // namespace meretid::api
