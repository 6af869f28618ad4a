// SPDX-License-Identifier: EUPL-1.2
// Jobs that died or failed, for whoever started them and for administrators. An administrator who is no member of the case sees
// that and why it failed, but not what the error says of the case.
#include <optional>

#include "api/dead_types.h"
#include "api/names.h"
#include "api/resources.h"
#include "base/catalogue.h"
#include "jobs/dead.h"
#include "people/account.h"
#include "people/case_access.h"

namespace meretid::api {
namespace {

/// "Filen {name} er skåret over." -> "Filen … er skåret over."
std::string without_values(std::string text) {
  for (std::size_t at = 0; (at = text.find('{', at)) != std::string::npos;) {
    const auto end = text.find('}', at);
    if (end == std::string::npos) break;
    text.replace(at, end - at + 1, "…");
  }
  return text;
}

/// Proof that the caller may read what the job says of its case; none where they are no member.
Result<std::optional<store::CaseScope>> scope_for(Call& call, const jobs::DeadLetter& letter) {
  if (letter.case_id.empty()) return std::optional(store::CaseScope::installation());
  const auto access = people::open_case(call.db, call.request.caller.account, letter.case_id, call.now);
  if (access) return std::optional(access->scope());
  if (access.error().kind == Kind::kNotFound) return std::optional<store::CaseScope>();
  return fail(access.error());
}

Result<DeadAnswer> to_answer(Call& call, const jobs::DeadLetter& letter, Names& names) {
  DeadAnswer answer;
  answer.job = letter.job;
  answer.room = letter.room;
  answer.kind = letter.kind;
  answer.state = jobs::to_text(letter.state);
  answer.who = names.of(letter.account);
  answer.mine = letter.account == call.request.caller.account;
  answer.created = letter.created;
  answer.ended = letter.ended;
  answer.attempts = letter.attempts;
  answer.code = letter.error_code;
  answer.detail = letter.error_code.empty() ? "" : without_values(base::text(letter.error_code, call.language));
  TRY(const auto scope, scope_for(call, letter));
  if (!scope) return answer;
  answer.case_id = letter.case_id;
  const auto error = call.context.house.queue.error(call.db, *scope, letter.job);
  if (error && *error) answer.detail = base::render(**error, call.language);
  answer.whole = error.has_value();
  return answer;
}

Result<std::vector<DeadAnswer>> list(Call& call) {
  const auto& account = call.request.caller.account;
  TRY(const auto grants, people::grants(call.db, account));
  const bool administrator = people::allows(grants, Role::kAdministrator, "");
  TRY(const auto letters, jobs::dead_letters(call.db, administrator ? std::nullopt : std::optional(account)));
  Names names(call.db);
  std::vector<DeadAnswer> answers;
  for (const auto& letter : letters) {
    if (letter.account != account && !people::allows(grants, Role::kAdministrator, letter.room)) continue;
    TRY(auto answer, to_answer(call, letter, names));
    answers.push_back(std::move(answer));
  }
  return answers;
}

/// The job of the path, if the caller may take it up: an administrator of its room, or whoever started it, as long as they may
/// still start such a one.
Result<Id<jobs::Job>> mine_to_take_up(Call& call) {
  TRY(const auto id, Id<jobs::Job>::parse(call.request.param("letter")));
  const auto unknown = [&] { return fail("jobs.unknown", Kind::kNotFound, {{"job", id.text()}}); };
  TRY(const auto job, call.context.house.queue.find(call.db, id));
  const auto& account = call.request.caller.account;
  TRY(const auto grants, people::grants(call.db, account));
  if (people::allows(grants, Role::kAdministrator, job.room)) return id;
  const auto* kind = call.context.registry.job(job.room, job.kind);
  if (job.account != account || !kind || !people::allows(grants, kind->role.role, job.room)) return unknown();
  if (!job.case_id.empty()) TRY_VOID(people::open_case(call.db, account, job.case_id, call.now));
  return id;
}

Result<Nothing> retry(Call& call) {
  TRY(const auto id, mine_to_take_up(call));
  TRY_VOID(jobs::retry_dead(call.db, id, call.request.caller.account, call.now));
  return Nothing{};
}

Result<Nothing> discard(Call& call) {
  TRY(const auto id, mine_to_take_up(call));
  TRY_VOID(jobs::discard_dead(call.db, id, call.request.caller.account, call.now));
  return Nothing{};
}

}  // namespace

void add_dead(Table& table) {
  table.get("/api/dead", Role::kSignedIn, "Jobs that died or failed: mine; an administrator's: all", list);
  table.post("/api/dead/{letter}/retry", Role::kSignedIn, "Runs such a job again as if new", retry).success = 204;
  table.remove("/api/dead/{letter}", Role::kSignedIn, "Lays such a job aside", discard).success = 204;
}

}  // namespace meretid::api
