// SPDX-License-Identifier: EUPL-1.2
#include "http/dispatch.h"

#include <algorithm>
#include <array>
#include <exception>
#include <fstream>
#include <typeinfo>
#include <utility>

#include "base/log.h"
#include "http/forwarded.h"
#include "http/origin.h"
#include "http/problem.h"
#include "http/target.h"

namespace meretid::http {
namespace {

std::optional<Method> method_of(std::string_view text) {
  static constexpr std::array kAll{Method::kGet, Method::kPost,   Method::kPut,
                                   Method::kPatch, Method::kDelete, Method::kHead};
  const auto found = std::find_if(kAll.begin(), kAll.end(), [&](Method m) { return to_text(m) == text; });
  return found == kAll.end() ? std::nullopt : std::optional(*found);
}

bool is_json(std::string_view type) {
  return type.starts_with("application/json") && (type.size() == 16 || type[16] == ';' || type[16] == ' ');
}

Error internal(std::string_view code) { return Error(std::string(code), Kind::kInternal); }

/// A file becomes pieces; one that cannot be opened is as if it were not there.
Response open_file(Response response, const Request& request) {
  const auto file = std::make_shared<std::ifstream>(response.file, std::ios::binary | std::ios::ate);
  if (!*file) return problem(Error("http.no_file", Kind::kNotFound, {{"found", request.path}}), language_of(request));
  response.length = file->tellg();
  file->seekg(0);
  response.pieces = [file]() -> Result<std::string> {
    std::string piece(256 * 1024, '\0');
    file->read(piece.data(), static_cast<std::streamsize>(piece.size()));
    piece.resize(static_cast<std::size_t>(file->gcount()));
    return piece;
  };
  return response;
}

}  // namespace

Response respond(const std::function<Result<Response>()>& work, const Request& request) {
  const base::Trace trace(request.trace);
  try {
    auto result = work();
    if (result && !result->file.empty()) return open_file(std::move(*result), request);
    if (result) return std::move(*result);
    if (result.error().kind == Kind::kInternal) base::log_error("http.failed", {{"code", result.error().code}});
    return problem(result.error(), language_of(request));
  } catch (const std::bad_alloc&) {
    return problem(internal("http.out_of_memory"), language_of(request), 503);
  } catch (const std::exception& e) {  // a library's; what it says may quote the input: neither passed on nor logged
    base::log_error("http.threw", {{"type", typeid(e).name()}});
    return problem(internal("http.defect"), language_of(request));
  }
}

Dispatch::Dispatch(const ServerOptions& options, const Router& router, Gate& gate)
    : options_(options),
      router_(router),
      gate_(gate),
      rate_(options.limits.requests_per_second, options.limits.burst),
      files_(options.static_app ? StaticFiles::embedded() : StaticFiles::Files{}) {}

std::optional<Response> Dispatch::check_head(const Head& head, const Request& request) const {
  const std::string language = language_of(request);
  if (head.repeated) return problem(Error("http.repeated_header", Kind::kUsage), language);
  const bool host_needed = !head.http_1_0 || !request.header("host").empty();
  if (host_needed) {
    const auto host = check_host(request.header("host"), options_.address, options_.hosts);
    if (!host) return problem(host.error(), language, 421);
  }
  if (is_unsafe(request.method) || !request.header("upgrade").empty()) {
    const auto origin = check_origin(request);
    if (!origin) return problem(origin.error(), language);
  }
  return {};
}

std::optional<Response> Dispatch::check_body(const Head& head, const Call& call) const {
  if (!head.has_body()) return {};
  const std::string language = language_of(call.request);
  if (call.route->body == Body::kNone) return problem(Error("http.no_body_here", Kind::kUsage), language);
  if (head.length && *head.length > call.body_limit)
    return problem(Error("http.body_too_large", Kind::kTooLarge,
                         {{"found", std::to_string(*head.length)}, {"expected", std::to_string(call.body_limit)}}),
                   language);
  if (call.route->body == Body::kJson && !is_json(call.request.header("content-type")))
    return problem(Error("http.not_json", Kind::kUsage, {{"found", std::string(call.request.header("content-type"))}}),
                   language, 415);
  return {};
}

std::variant<Response, StaticFiles::Answer, Call> Dispatch::plan(Head head,
                                                                 std::chrono::steady_clock::time_point now) {
  Call call;
  Request& request = call.request;
  request.headers = std::move(head.headers);
  request.remote = client_of(head.remote, request.header("x-forwarded-for"), options_.proxies);
  request.trace = std::move(head.trace);
  const base::Trace trace(request.trace);
  const std::string language = language_of(request);
  if (const int wait = rate_.seconds_to_wait(request.remote, now); wait > 0) {
    auto refused = problem(Error("http.too_many", Kind::kTooMany, {{"seconds", std::to_string(wait)}}), language);
    return refused;
  }
  const auto method = method_of(head.method);
  if (!method) return problem(Error("http.unknown_method", Kind::kUsage), language, 501);
  request.method = *method;
  auto target = parse_target(head.target, options_.limits.target);
  if (!target) return problem(target.error(), language, target.error().kind == Kind::kTooLarge ? 414 : 0);
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  if (auto refused = check_head(head, request)) return std::move(*refused);

  auto found = router_.find(*method, request.path);
  if (const auto* other = std::get_if<Router::OtherMethods>(&found)) {
    auto refused = problem(Error("http.other_method", Kind::kUsage, {{"expected", other->allow}}), language, 405);
    refused.headers.emplace_back("Allow", other->allow);
    return refused;
  }
  if (auto* hit = std::get_if<Router::Found>(&found)) {
    call.route = hit->route;
    request.params = std::move(hit->params);
    const bool open = call.route->role == people::Role::kPublic;
    call.body_limit = call.route->body == Body::kStream ? options_.limits.part
                      : open                            ? std::min(options_.limits.open_json, options_.limits.json)
                                                        : options_.limits.json;
    if (auto refused = check_body(head, call)) return std::move(*refused);
    return call;
  }
  const bool reads = *method == Method::kGet || *method == Method::kHead;
  if (options_.static_app && reads && !request.path.starts_with("/api/") && request.path != "/api")
    return files_.answer(request);
  return problem(Error("http.no_route", Kind::kNotFound, {{"found", request.path}}), language);
}

std::optional<Response> Dispatch::admit(Call& call) const {
  auto response = respond(
      [&]() -> Result<Response> {
        TRY_VOID(gate_.admit(call.request, *call.route));
        Response admitted;
        admitted.status = 0;
        return admitted;
      },
      call.request);
  if (response.status == 0) return {};
  return response;
}

Response Dispatch::handle(const Call& call) const {
  return respond([&] { return call.route->handle(call.request); }, call.request);
}

Dispatch::Opened Dispatch::open(const Call& call) const {
  Opened opened;
  auto response = respond(
      [&]() -> Result<Response> {
        TRY(opened.sink, call.route->open(call.request));
        return Response{};
      },
      call.request);
  if (!opened.sink) opened.refused = std::move(response);
  return opened;
}

std::optional<Response> Dispatch::write(const Call& call, BodySink& sink, std::string_view piece) const {
  auto response = respond(
      [&]() -> Result<Response> {
        TRY_VOID(sink.write(piece));
        Response written;
        written.status = 0;
        return written;
      },
      call.request);
  if (response.status == 0) return {};
  return response;
}

Response Dispatch::finish(const Call& call, BodySink& sink) const {
  return respond([&] { return sink.finish(); }, call.request);
}

Result<void> PublicGate::admit(Request&, const Route& route) {
  if (route.role == people::Role::kPublic) return {};
  return fail("http.sign_in", Kind::kUnauthorised);
}

}  // namespace meretid::http
