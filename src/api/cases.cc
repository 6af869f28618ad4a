// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "api/people_types.h"
#include "api/resources.h"

namespace meretid::api {
namespace {

CaseAnswer to_answer(const people::Case& c) { return {c.id, c.room, c.title, c.created, c.state}; }

/// Whoever may start a job of the room, or use a route of it that is about a case, may have a case there.
bool works_in(const solution::Registry& registry, const std::vector<people::Grant>& grants, std::string_view room) {
  const auto may = [&](const auto& one) { return one.room == room && people::allows(grants, one.role.role, room); };
  return std::any_of(registry.jobs().begin(), registry.jobs().end(), may) ||
         std::any_of(registry.routes().begin(), registry.routes().end(), [&](const auto& route) { return route.pattern.find("{case}") != std::string::npos && may(route); });
}

Result<std::vector<CaseAnswer>> list(Call& call) {
  TRY(const auto cases, people::list_cases(call.db, *call.context.house.keys, call.request.caller.account,
                                           call.request.query_value("room")));
  std::vector<CaseAnswer> answers;
  for (const auto& one : cases) answers.push_back(to_answer(one));
  return answers;
}

Result<CaseAnswer> create(Call& call, const NewCase& body) {
  if (!call.context.registry.room(body.room))
    return fail("api.no_room", Kind::kBadInput, {{"found", body.room}}, "room");
  TRY(const auto grants, people::grants(call.db, call.request.caller.account));
  if (!works_in(call.context.registry, grants, body.room))
    return fail("api.no_role_in_room", Kind::kRefused, {{"room", body.room}});
  TRY(const auto made, people::create_case(call.db, *call.context.house.keys, body.room, body.title,
                                           call.request.caller.account, call.now));
  return to_answer(made);
}

Result<CaseAnswer> show(Call& call) {
  TRY(const auto one, people::read_case(call.db, *call.context.house.keys, *call.request.access));
  return to_answer(one);
}

Result<std::vector<MemberAnswer>> members(Call& call) {
  TRY(const auto all, people::list_members(call.db, *call.request.access));
  std::vector<MemberAnswer> answers;
  for (const auto& member : all) answers.push_back({member.login, member.name, member.added});
  return answers;
}

Result<std::vector<MemberAnswer>> add_member(Call& call, const NewMember& body) {
  TRY(const auto account, people::find_account_by_login(call.db, body.account));
  TRY(const auto grants, people::grants(call.db, account.id));
  TRY(const auto one, people::read_case(call.db, *call.context.house.keys, *call.request.access));
  if (!works_in(call.context.registry, grants, one.room))
    return fail("api.member_without_role", Kind::kRefused, {{"found", body.account}, {"room", one.room}}, "account");
  TRY_VOID(people::add_member(call.db, *call.request.access, account.id, call.now));
  return members(call);
}

Result<Nothing> remove_member(Call& call) {
  TRY(const auto account, people::find_account_by_login(call.db, call.request.param("account")));
  TRY_VOID(people::remove_member(call.db, *call.request.access, account.id, call.now));
  return Nothing{};
}

}  // namespace

void add_cases(Table& table) {
  table.get("/api/cases", Role::kSignedIn, "The cases I am a member of", list).query = {"room"};
  table.post("/api/cases", Role::kSignedIn, "Opens a case", create).success = 201;
  table.get("/api/cases/{case}", Role::kSignedIn, "A case", show);
  table.get("/api/cases/{case}/members", Role::kSignedIn, "Who is in the case", members);
  table.post("/api/cases/{case}/members", Role::kSignedIn, "Takes somebody into the case", add_member).closed_cases_too = true;
  table.remove("/api/cases/{case}/members/{account}", Role::kSignedIn, "Takes somebody out of the case", remove_member)
      .closed_cases_too = true;
}

}  // namespace meretid::api
