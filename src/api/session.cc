// SPDX-License-Identifier: EUPL-1.2
#include "api/cookie.h"
#include "api/gatekeeper.h"
#include "api/people_types.h"
#include "api/resources.h"
#include "people/session.h"
#include "people/sign_in.h"

namespace meretid::api {
namespace {

/// What the sign-in page must know before anybody is signed in.
SessionAnswer nobody(const Call& call) {
  SessionAnswer answer;
  answer.language = call.language;
  answer.oidc = call.context.oidc != nullptr;
  if (answer.oidc) answer.organisation = call.context.oidc->settings().name;
  return answer;
}

Result<SessionAnswer> describe_session(Call& call, const Id<people::Account>& id, std::string csrf, std::string how) {
  TRY(const auto account, people::find_account(call.db, id));
  TRY(const auto grants, people::grants(call.db, id));
  SessionAnswer answer = nobody(call);
  answer.signed_in = true;
  answer.account = account.login;
  answer.name = account.name;
  answer.language = account.language;
  answer.csrf = std::move(csrf);
  answer.how = std::move(how);
  answer.must_change_password = account.must_change_password;
  for (const auto& grant : grants) answer.roles.push_back({grant.room, std::string(people::to_text(grant.role))});
  return answer;
}

Result<SessionAnswer> show(Call& call) {
  const auto& caller = call.request.caller;
  if (!caller.signed_in()) return nobody(call);
  return describe_session(call, caller.account, people::csrf_of(cookie_of(call.request, kSessionCookie)), caller.how);
}

Result<SessionAnswer> sign_in(Call& call, const SignIn& body) {
  const bool once = body.once && !body.account && !body.password;
  const bool by_password = body.account && body.password && !body.once;
  if (!once && !by_password) return fail("api.sign_in_how", Kind::kBadInput);
  const auto& from = call.request.remote;
  TRY(const auto in, once ? people::sign_in_once(call.db, *body.once, from, call.now)
                          : people::sign_in(call.db, *body.account, *body.password, from, call.now));
  call.headers.emplace_back("Set-Cookie", set_cookie(call.request, {kSessionCookie, in.session.token, people::kSessionAge / kSecond}));
  return describe_session(call, in.account.id, in.session.csrf, once ? "once" : "password");
}

Result<Nothing> sign_out(Call& call) {
  TRY_VOID(people::sign_out(call.db, call.request.caller.account, call.request.caller.session, call.now));
  call.headers.emplace_back("Set-Cookie", set_cookie(call.request, {kSessionCookie, "", 0}));
  return Nothing{};
}

Result<Nothing> change_password(Call& call, const NewPassword& body) {
  TRY_VOID(people::change_password(call.db, call.request.caller.account, body.old_password, body.new_password,
                                   call.request.caller.session, call.now));
  return Nothing{};
}

Result<Nothing> change_language(Call& call, const NewLanguage& body) {
  TRY_VOID(people::set_language(call.db, call.request.caller.account, body.language));
  return Nothing{};
}

}  // namespace

void add_session(Table& table) {
  table.get("/api/session", Role::kPublic, "Who is signed in", show);
  table.post("/api/session", Role::kPublic, "Signs in", sign_in);
  table.remove("/api/session", Role::kSignedIn, "Signs out", sign_out);
  table.put("/api/session/password", Role::kSignedIn, "Changes the password", change_password);
  table.put("/api/session/language", Role::kSignedIn, "Changes the language", change_language);
}

}  // namespace meretid::api
