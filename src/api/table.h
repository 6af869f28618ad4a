// SPDX-License-Identifier: EUPL-1.2
// How a route of the hall is written: one function from a call and a described body to a described answer. Reading the body,
// writing the answer, the connection and openapi.json follow from the function's types.
//
//   Result<CaseAnswer> create(Call& call, const NewCase& body);
//   table.post("/api/cases", Role::kSignedIn, "Opens a case", create).success = 201;
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/context.h"
#include "describe/describe.h"
#include "http/problem.h"
#include "http/router.h"
#include "people/role.h"

namespace meretid::api {

using http::Method;
using people::Role;

/// One request on its way through a handler.
struct Call {
  const http::Request& request;
  Context& context;
  store::Connection& db;
  Timestamp now;
  std::string language;
  std::vector<std::pair<std::string, std::string>> headers = {};  ///< of the answer
};

/// No body, or no content.
struct Nothing {};

class Table {
 public:
  /// `context` may be null where the routes are only to be described.
  Table(http::Router& router, Context* context) : router_(router), context_(context) {}

  template <class Out>
  http::Route& get(std::string pattern, Role role, std::string summary, Result<Out> (*handle)(Call&)) {
    return plain<Out>(Method::kGet, std::move(pattern), role, std::move(summary), handle);
  }
  template <class Out>
  http::Route& post(std::string pattern, Role role, std::string summary, Result<Out> (*handle)(Call&)) {
    return plain<Out>(Method::kPost, std::move(pattern), role, std::move(summary), handle);
  }
  template <class Out>
  http::Route& remove(std::string pattern, Role role, std::string summary, Result<Out> (*handle)(Call&)) {
    return plain<Out>(Method::kDelete, std::move(pattern), role, std::move(summary), handle);
  }
  template <class Out, class In>
  http::Route& post(std::string pattern, Role role, std::string summary, Result<Out> (*handle)(Call&, const In&)) {
    return with_body<Out, In>(Method::kPost, std::move(pattern), role, std::move(summary), handle);
  }
  template <class Out, class In>
  http::Route& put(std::string pattern, Role role, std::string summary, Result<Out> (*handle)(Call&, const In&)) {
    return with_body<Out, In>(Method::kPut, std::move(pattern), role, std::move(summary), handle);
  }
  /// A handler that makes its response itself.
  http::Route& raw(Method method, std::string pattern, Role role, std::string summary,
                   Result<http::Response> (*handle)(Call&));
  http::Route& add(http::Route route);

  Context* context() { return context_; }
  /// Why a route could not be added; a defect.
  const Result<void>& result() const { return result_; }

 private:
  template <class Out>
  http::Route& plain(Method method, std::string pattern, Role role, std::string summary, Result<Out> (*handle)(Call&)) {
    http::Route& route = made(method, std::move(pattern), role, std::move(summary), output<Out>());
    route.handle = [context = context_, &route, handle](const http::Request& request) {
      return within(*context, request, [&](Call& call) { return answer<Out>(handle(call), route.success); });
    };
    return route;
  }
  template <class Out, class In>
  http::Route& with_body(Method method, std::string pattern, Role role, std::string summary,
                         Result<Out> (*handle)(Call&, const In&)) {
    http::Route& route = made(method, std::move(pattern), role, std::move(summary), output<Out>());
    route.input = &describe::type_of<In>();
    route.handle = [context = context_, &route, handle](const http::Request& request) {
      return within(*context, request, [&](Call& call) -> Result<http::Response> {
        TRY(const In body, describe::from_json<In>(request.body));
        return answer<Out>(handle(call, body), route.success);
      });
    };
    return route;
  }
  template <class Out>
  static const describe::Type* output() {
    if constexpr (std::is_same_v<Out, Nothing>) return nullptr;
    else return &describe::type_of<Out>();
  }
  template <class Out>
  static Result<http::Response> answer(Result<Out> out, int success) {
    if (!out) return fail(std::move(out).error());
    if constexpr (std::is_same_v<Out, Nothing>) return http::no_content();
    else return http::json(describe::to_json(*out), success);
  }
  static Result<http::Response> within(Context& context, const http::Request& request,
                                       const std::function<Result<http::Response>(Call&)>& work);
  http::Route& made(Method method, std::string pattern, Role role, std::string summary, const describe::Type* output);

  http::Router& router_;
  Context* context_;
  Result<void> result_;
};

}  // namespace meretid::api
