// SPDX-License-Identifier: EUPL-1.2
// How long cases are kept: a case is closed and reopened by its members, held and deleted by whoever made it or an
// administrator; rules and what is due are an administrator's.
#include <charconv>

#include "api/keeping_types.h"
#include "api/names.h"
#include "api/people_types.h"
#include "api/resources.h"
#include "keeping/closing.h"
#include "keeping/deletion.h"
#include "keeping/hold.h"

namespace meretid::api {
namespace {

constexpr std::int64_t kSoonDays = 30, kMostDays = 36'500;

Result<KeepingAnswer> keeping_of(Call& call) {
  const auto& access = *call.request.access;
  const auto& keys = *call.context.house.keys;
  const auto proposed = call.context.registry.proposed_retention();
  TRY(const auto one, people::read_case(call.db, keys, access));
  KeepingAnswer answer;
  answer.state = one.state;
  TRY(const auto rules, keeping::rules(call.db, proposed));
  for (const auto& rule : rules)
    if (rule.room == one.room) answer.days = rule.days;
  TRY(answer.closed, keeping::closed_at(call.db, access));
  TRY(answer.deleted_from, keeping::deleted_from(call.db, proposed, access));
  TRY(const auto holds, keeping::holds(call.db, keys, access));
  if (!holds.empty() && !holds.back().lifted) {
    answer.held_since = holds.back().set;
    answer.held_by = Names(call.db).of(holds.back().set_by);
    answer.held_because = holds.back().reason;
  }
  answer.owner = keeping::require_owner(call.db, access).has_value();
  return answer;
}

Result<KeepingAnswer> close(Call& call) {
  TRY_VOID(keeping::close_case(call.db, *call.request.access, call.now));
  return keeping_of(call);
}

Result<KeepingAnswer> reopen(Call& call) {
  TRY_VOID(keeping::reopen_case(call.db, *call.request.access, call.now));
  return keeping_of(call);
}

Result<void> wish(Call& call, const people::CaseAccess& access, const HoldWish& body) {
  const auto& keys = *call.context.house.keys;
  return body.held ? keeping::hold(call.db, keys, access, body.reason, call.now)
                   : keeping::lift(call.db, keys, access, body.reason, call.now);
}

Result<KeepingAnswer> hold(Call& call, const HoldWish& body) {
  TRY_VOID(keeping::require_owner(call.db, *call.request.access));
  TRY_VOID(wish(call, *call.request.access, body));
  return keeping_of(call);
}

Result<Nothing> remove(Call& call) {
  TRY_VOID(keeping::require_owner(call.db, *call.request.access));
  auto& house = call.context.house;
  TRY_VOID(keeping::delete_case(call.db, *house.keys, house.blobs, *call.request.access, "person", call.now));
  return Nothing{};
}

Result<Nothing> hold_as_administrator(Call& call, const HoldWish& body) {
  TRY(const auto id, Id<people::Case>::parse(call.request.param("kept")));
  TRY(const auto access, people::open_case_for_duty(call.db, id, call.request.caller.account, "hold", call.now));
  TRY_VOID(wish(call, access, body));
  return Nothing{};
}

Result<std::vector<RuleAnswer>> rules(Call& call) {
  TRY(const auto all, keeping::rules(call.db, call.context.registry.proposed_retention()));
  std::vector<RuleAnswer> answers;
  for (const auto& rule : all) answers.push_back({rule.room, rule.days, rule.decided});
  return answers;
}

Result<std::vector<RuleAnswer>> set_rule(Call& call, const NewRule& body) {
  TRY_VOID(keeping::set_rule(call.db, call.context.registry.proposed_retention(), call.request.param("room"), body.days,
                             call.request.caller.account, call.now));
  return rules(call);
}

Result<std::vector<DueAnswer>> due(Call& call) {
  std::int64_t days = kSoonDays;
  if (const auto text = call.request.query_value("days"); !text.empty()) {
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (code != std::errc() || end != text.data() + text.size() || days < 0 || days > kMostDays)
      return fail("keeping.days", Kind::kBadInput, {{"found", std::string(text.substr(0, 20))}}, "days");
  }
  TRY(const auto all, keeping::due(call.db, call.context.registry.proposed_retention(), call.now + days * keeping::kDay));
  std::vector<DueAnswer> answers;
  for (const auto& one : all) answers.push_back({one.id, one.room, one.closed, one.deleted_from, one.held});
  return answers;
}

}  // namespace

void add_keeping(Table& table) {
  table.get("/api/cases/{case}/keeping", Role::kSignedIn, "How long a case is kept", keeping_of);
  table.post("/api/cases/{case}/close", Role::kSignedIn, "Closes a case", close).closed_cases_too = true;
  table.post("/api/cases/{case}/reopen", Role::kSignedIn, "Reopens a case", reopen).closed_cases_too = true;
  table.put("/api/cases/{case}/hold", Role::kSignedIn, "Sets or lifts the legal hold of a case", hold).closed_cases_too = true;
  table.remove("/api/cases/{case}", Role::kSignedIn, "Deletes a closed case for good", remove).closed_cases_too = true;
  table.get("/api/retention", Role::kAdministrator, "How long cases are kept, room by room", rules);
  table.put("/api/retention/{room}", Role::kAdministrator, "Changes how long the cases of a room are kept", set_rule);
  table.get("/api/retention/due", Role::kAdministrator, "Closed cases that will be deleted soon", due).query = {"days"};
  table.put("/api/retention/holds/{kept}", Role::kAdministrator, "Sets or lifts the legal hold of any case", hold_as_administrator);
}

}  // namespace meretid::api
