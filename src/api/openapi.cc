// SPDX-License-Identifier: EUPL-1.2
#include "api/openapi.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/job_types.h"
#include "api/resources.h"
#include "describe/schema.h"
#include "describe/typescript.h"

namespace meretid::api {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kRest = "…";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

/// "/api/jobs/{job}/artefacts/{name…}" -> without the dots, which OpenAPI does not know.
std::string path_of(std::string pattern) {
  if (const auto at = pattern.find(kRest); at != std::string::npos) pattern.erase(at, kRest.size());
  return pattern;
}

Json parameters_of(const http::Route& route) {
  Json all = Json::array();
  const std::string path = path_of(route.pattern);
  for (std::size_t at = 0; (at = path.find('{', at)) != std::string::npos; ++at)
    all.push_back({{"name", path.substr(at + 1, path.find('}', at) - at - 1)},
                   {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
  for (const auto& name : route.query)
    all.push_back({{"name", name}, {"in", "query"}, {"required", false}, {"schema", {{"type", "string"}}}});
  if (http::Method::kGet != route.method && route.role != people::Role::kPublic)
    all.push_back({{"name", "X-CSRF-Token"}, {"in", "header"}, {"required", true}, {"schema", {{"type", "string"}}}});
  return all;
}

Json answer_of(const http::Route& route, describe::Schemas& schemas) {
  Json answer{{"description", route.success == 204 ? "Done" : "Good"}};
  if (route.output) answer["content"]["application/json"]["schema"] = Json::parse(schemas.reference(*route.output));
  return answer;
}

Json operation_of(const http::Route& route, describe::Schemas& schemas) {
  Json operation{{"summary", route.summary}, {"x-role", people::to_text(route.role)}};
  if (!route.room.empty()) operation["tags"] = {route.room};
  if (auto parameters = parameters_of(route); !parameters.empty()) operation["parameters"] = std::move(parameters);
  if (route.input)
    operation["requestBody"] = {{"required", true},
                                {"content", {{"application/json", {{"schema", Json::parse(schemas.reference(*route.input))}}}}}};
  else if (route.body == http::Body::kStream)
    operation["requestBody"] = {{"required", true}, {"content", {{"application/octet-stream", Json::object()}}}};
  operation["responses"] = {{std::to_string(route.success), answer_of(route, schemas)},
                            {"default", {{"$ref", "#/components/responses/Problem"}}}};
  if (route.role != people::Role::kPublic) operation["security"] = {{{"session", Json::array()}}};
  return operation;
}

Json problem_response() {
  const Json text{{"type", "string"}};
  return {{"description", "Refused: what was expected, what was found, where"},
          {"content", {{"application/problem+json",
                        {{"schema", {{"type", "object"},
                                     {"required", {"type", "title", "status", "code", "detail"}},
                                     {"properties", {{"type", text}, {"title", text}, {"status", {{"type", "integer"}}},
                                                     {"code", text}, {"detail", text}, {"where", text}, {"trace", text}}}}}}}}}};
}

}  // namespace

std::string openapi(const http::Router& router) {
  describe::Schemas schemas("#/components/schemas/");
  Json document{{"openapi", "3.1.0"}, {"info", {{"title", "Meretid"}, {"version", MERETID_VERSION}}}, {"paths", Json::object()}};
  for (const auto& route : router.routes())
    document["paths"][path_of(route->pattern)][lower(http::to_text(route->method))] = operation_of(*route, schemas);
  document["components"]["securitySchemes"]["session"] = {{"type", "apiKey"}, {"in", "cookie"}, {"name", "meretid_session"}};
  document["components"]["responses"]["Problem"] = problem_response();
  document["components"]["schemas"] = Json::object();
  for (const auto& [name, schema] : schemas.all()) document["components"]["schemas"][name] = Json::parse(schema);
  return document.dump(1);
}

Result<std::string> openapi(const solution::Registry& registry) {
  http::Router router;
  TRY_VOID(add_all(router, registry, nullptr));
  return openapi(router);
}

Result<std::string> typescript(const solution::Registry& registry, std::string_view room) {
  http::Router router;
  TRY_VOID(add_all(router, registry, nullptr));
  const describe::Type* started = &describe::type_of<JobStarted>();  // what every job's route answers: the hall's
  std::vector<const describe::Type*> inputs, outputs;
  const auto add = [](std::vector<const describe::Type*>& to, const describe::Type* type) {
    if (type && std::find(to.begin(), to.end(), type) == to.end()) to.push_back(type);
  };
  if (room.empty()) add(outputs, started);
  for (const auto& route : router.routes()) {
    if (route->room != room) continue;
    add(inputs, route->input);
    if (route->output != started) add(outputs, route->output);
  }
  for (const auto& job : registry.jobs())
    if (job.room == room) add(outputs, job.output);
  return describe::typescript(inputs, outputs);
}

}  // namespace meretid::api
