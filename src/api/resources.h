// SPDX-License-Identifier: EUPL-1.2
// The hall's own routes, one function per resource, each in a file of its name. docs/architecture.md, "HTTP interface".
#pragma once

#include "api/table.h"

namespace meretid::api {

void add_session(Table& table);
void add_sessions(Table& table);
void add_organisation(Table& table);
void add_rooms(Table& table);
void add_register(Table& table);
void add_freed_time(Table& table);
void add_cases(Table& table);
void add_keeping(Table& table);
void add_uploads(Table& table);
void add_jobs(Table& table);
void add_dead(Table& table);
void add_artefacts(Table& table);
void add_events(Table& table);
void add_decisions(Table& table);
void add_drafts(Table& table);
void add_record(Table& table);
/// What the rooms registered: their jobs, routes and sockets.
void add_room_routes(Table& table, const solution::Registry& registry);
void add_health(Table& table);

/// All of the above and openapi.json. An Error is a defect: two routes of one pattern.
Result<void> add_all(http::Router& router, const solution::Registry& registry, Context* context);

}  // namespace meretid::api
