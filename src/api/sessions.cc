// SPDX-License-Identifier: EUPL-1.2
// Who is signed in where: one's own sessions, and for an administrator everybody's.
#include "api/names.h"
#include "api/people_types.h"
#include "api/resources.h"
#include "people/session.h"

namespace meretid::api {
namespace {

std::vector<OpenSession> to_answers(Call& call, const std::vector<people::Session>& sessions) {
  Names names(call.db);
  std::vector<OpenSession> answers;
  for (const auto& one : sessions)
    answers.push_back({one.hash, names.of(one.account), one.created, one.seen, one.how, one.hash == call.request.caller.session});
  return answers;
}

Result<std::vector<OpenSession>> own(Call& call) {
  TRY(const auto sessions, people::list_sessions(call.db, call.request.caller.account, call.now));
  return to_answers(call, sessions);
}

Result<std::vector<OpenSession>> all(Call& call) {
  TRY(const auto sessions, people::list_all_sessions(call.db, call.now));
  return to_answers(call, sessions);
}

Result<Nothing> revoke(Call& call) {
  TRY(const auto grants, people::grants(call.db, call.request.caller.account));
  TRY_VOID(people::revoke_session(call.db, call.request.caller.account, people::allows(grants, Role::kAdministrator, {}),
                                  call.request.param("session"), call.now));
  return Nothing{};
}

}  // namespace

void add_sessions(Table& table) {
  table.get("/api/sessions", Role::kSignedIn, "My sessions", own);
  table.get("/api/sessions/everybody", Role::kAdministrator, "Everybody's sessions, the latest used first, at most 1,000", all);
  table.remove("/api/sessions/{session}", Role::kSignedIn, "Ends a session of mine; an administrator ends anybody's", revoke);
}

}  // namespace meretid::api
