// SPDX-License-Identifier: EUPL-1.2
// openapi.json (OpenAPI 3.1) of all routes, from the table of routes and the described types: nothing in it is written by hand.
// Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "http/router.h"
#include "solution/registry.h"

namespace meretid::api {

std::string openapi(const http::Router& router);
/// The same without a server: `meretid openapi`.
Result<std::string> openapi(const solution::Registry& registry);
/// TypeScript types of every body and answer of one room, or of the hall where `room` is empty: `meretid typescript [ROOM]`. A room's
/// types stand in the room's own folder, so that a room is added and removed without a file of the hall changing.
Result<std::string> typescript(const solution::Registry& registry, std::string_view room);

}  // namespace meretid::api
