// SPDX-License-Identifier: EUPL-1.2
#include "api/gatekeeper.h"

#include <chrono>

#include "api/cookie.h"
#include "http/origin.h"
#include "people/case.h"
#include "store/uploads.h"

namespace meretid::api {
namespace {

tl::unexpected<Error> role_missing(people::Role role, const std::string& room) {
  return fail("people.role_missing", Kind::kRefused, {{"expected", std::string(people::to_text(role))}}, room);
}

}  // namespace

Result<void> Gatekeeper::admit(http::Request& request, const http::Route& route) {
  const std::string token = cookie_of(request, kSessionCookie);
  const bool open_to_all = route.role == people::Role::kPublic;
  if (token.empty()) {
    if (open_to_all) return {};
    return fail("people.not_signed_in", Kind::kUnauthorised);
  }
  TRY(const Lent db, context_.borrow());
  const Timestamp now = context_.clock.now();
  const auto caller = people::find_caller(*db, token, now);
  if (!caller) {
    if (open_to_all && caller.error().kind == Kind::kUnauthorised) return {};
    return fail(caller.error());
  }
  request.caller = {caller->account, caller->name, caller->language, caller->session, caller->how};
  if (const int wait = context_.account_rate.seconds_to_wait(caller->account.text(), std::chrono::steady_clock::now()); wait > 0)
    return fail("api.too_many", Kind::kTooMany, {{"seconds", std::to_string(wait)}});
  if (open_to_all) return {};
  if (http::is_unsafe(request.method) && !people::csrf_fits(*caller, request.header("x-csrf-token")))
    return fail("api.csrf", Kind::kRefused);
  if (caller->must_change_password && !route.pattern.starts_with("/api/session"))
    return fail("api.password_first", Kind::kRefused);
  if (!people::allows(caller->grants, route.role, route.room))
    return role_missing(route.role, route.room);
  return open(request, route, *caller, *db, now);
}

Result<void> Gatekeeper::open(http::Request& request, const http::Route& route, const people::CallerData& caller,
                              store::Connection& db, Timestamp now) const {
  if (request.params.contains("case")) {
    TRY(const auto id, Id<people::Case>::parse(request.param("case")));
    return open_case(request, route, caller, id, db, now);
  }
  if (request.params.contains("upload")) {
    TRY(const auto upload, Id<store::Upload>::parse(request.param("upload")));
    TRY(const auto id, store::case_of_upload(db, upload));
    return open_case(request, route, caller, id, db, now);
  }
  if (request.params.contains("job")) {
    TRY(const auto id, Id<jobs::Job>::parse(request.param("job")));
    TRY(const auto job, context_.house.queue.find(db, id));
    const auto* kind = context_.registry.job(job.room, job.kind);
    const bool of_this_room = route.room.empty() || route.room == job.room;
    const bool own = !job.case_id.empty() || job.account == caller.account;
    if (!kind || !of_this_room || !own) return fail("jobs.unknown", Kind::kNotFound, {{"job", id.text()}});
    if (!job.case_id.empty()) TRY_VOID(open_case(request, route, caller, job.case_id, db, now));
    if (!people::allows(caller.grants, kind->role.role, job.room))
      return role_missing(kind->role.role, job.room);
    return {};
  }
  if (const auto named = request.query_value("case"); !named.empty()) {
    TRY(const auto id, Id<people::Case>::parse(named));
    return open_case(request, route, caller, id, db, now);
  }
  return {};
}

Result<void> Gatekeeper::open_case(http::Request& request, const http::Route& route, const people::CallerData& caller,
                                   const Id<people::Case>& id, store::Connection& db, Timestamp now) const {
  auto access = people::open_case(db, caller.account, id, now);
  if (!access) {
    const bool auditor = people::allows(caller.grants, people::Role::kAuditor, {});
    if (!route.auditors_too || !auditor || access.error().kind != Kind::kNotFound) return fail(std::move(access).error());
    TRY(auto audit, people::open_record(db, caller.account, now));
    request.audit = std::make_shared<const people::AuditAccess>(std::move(audit));
    return {};
  }
  if (http::is_unsafe(request.method) && !route.closed_cases_too) TRY_VOID(people::require_open(db, *access));
  if (!route.room.empty()) {
    TRY(const auto opened, people::read_case(db, *context_.house.keys, *access));
    if (opened.room != route.room)
      return fail("api.other_room", Kind::kConflict, {{"found", opened.room}, {"expected", route.room}});
  }
  request.access = std::make_shared<const people::CaseAccess>(std::move(*access));
  return {};
}

}  // namespace meretid::api
