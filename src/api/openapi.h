// SPDX-License-Identifier: EUPL-1.2
// openapi.json (OpenAPI 3.1) of all routes, from the table of routes and the described types: nothing in it is written by hand.
// Pure; thread-safe.
#pragma once

#include <string>

#include "http/router.h"
#include "solution/registry.h"

namespace meretid::api {

std::string openapi(const http::Router& router);
/// The same without a server: `meretid openapi`.
Result<std::string> openapi(const solution::Registry& registry);
/// TypeScript types of every body and answer, of the hall and of the rooms: `meretid typescript`.
Result<std::string> typescript(const solution::Registry& registry);

}  // namespace meretid::api
