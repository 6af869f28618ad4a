// SPDX-License-Identifier: EUPL-1.2
#include "api/openapi.h"
#include "api/resources.h"

namespace meretid::api {
namespace {

http::Route on_the_loop(std::string pattern, std::string summary, http::Handler handle) {
  http::Route route;
  route.pattern = std::move(pattern);
  route.role = Role::kPublic;
  route.runs = http::Runs::kLoop;
  route.summary = std::move(summary);
  route.handle = std::move(handle);
  return route;
}

}  // namespace

Result<void> add_all(http::Router& router, const solution::Registry& registry, Context* context) {
  Table table(router, context);
  for (const auto add : {add_session, add_sessions, add_organisation, add_rooms, add_register, add_freed_time, add_cases, add_keeping, add_uploads, add_jobs, add_dead, add_artefacts, add_events,
                         add_decisions, add_drafts, add_record, add_health})
    add(table);
  add_room_routes(table, registry);
  const auto document = std::make_shared<std::string>();  // made below, when every route is there; read-only from then on
  table.add(on_the_loop("/openapi.json", "This document", [document](const http::Request&) { return http::json(*document); }));
  TRY_VOID(table.result());
  *document = openapi(router);
  return {};
}

}  // namespace meretid::api
