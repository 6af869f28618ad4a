// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/authority/routes.h"

#include <map>

#include "http/problem.h"
#include "people/account.h"
#include "solution/hall.h"
#include "solution/route_context.h"
#include "solutions/access/authority/list.h"

namespace meretid::access::authority {

struct ListedRow {
  std::string id;
  ExceptionKind kind = ExceptionKind::kKeep;
  std::string value, reason;
  std::string who;  ///< wrote it
  Timestamp at;
};
struct ListAnswer {
  std::vector<ListedRow> exceptions;
};
void fields(describe::Fields<ListedRow>& f) {
  f("id", &ListedRow::id);
  f("kind", &ListedRow::kind);
  f("value", &ListedRow::value);
  f("reason", &ListedRow::reason);
  f("who", &ListedRow::who);
  f("at", &ListedRow::at);
}
void fields(describe::Fields<ListAnswer>& f) { f("exceptions", &ListAnswer::exceptions); }

namespace {

using people::Role;

Result<http::Response> show(const http::Request&, solution::RouteContext& context) {
  TRY(const std::vector<ListedException> all, list(context.connection(), context.keys()));
  ListAnswer answer;
  std::map<std::string, std::string> names;
  for (const ListedException& one : all) {
    const auto [name, fresh] = names.emplace(one.account.text(), "");
    if (fresh)
      if (const auto account = people::find_account(context.connection(), one.account)) name->second = account->name;
    answer.exceptions.push_back({one.id.text(), one.exception.kind, one.exception.value, one.exception.reason, name->second, one.at});
  }
  return http::json(describe::to_json(answer));
}

Result<http::Response> add_one(const http::Request& request, solution::RouteContext& context) {
  TRY(const ExceptionRow row, describe::from_json<ExceptionRow>(request.body));
  TRY_VOID(add(context.connection(), context.keys(), row, request.caller.account, context.clock().now()));
  return show(request, context);
}

Result<http::Response> remove_one(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto id, Id<Listed>::parse(request.params.at("exception")));
  TRY_VOID(remove(context.connection(), context.keys(), id, request.caller.account, context.clock().now()));
  return show(request, context);
}

}  // namespace
}  // namespace meretid::access::authority

namespace meretid::access {

void enter_authority(solution::Hall& hall) {
  using namespace authority;
  const auto route = [&](http::Method method, const char* pattern, const char* summary, auto handle, const describe::Type* input) {
    solution::Route one{.method = method, .pattern = pattern, .role = people::Role::kAdministrator, .handle = handle};
    one.summary = summary;
    one.input = input;
    one.output = &describe::type_of<ListAnswer>();
    hall.route(std::move(one));
  };
  hall.migrations("solutions/access/authority/migrations");
  route(http::Method::kGet, "/api/access/exceptions", "What is never or always struck in all cases of the authority", &show, nullptr);
  route(http::Method::kPost, "/api/access/exceptions", "Adds to what is never or always struck in all cases", &add_one, &describe::type_of<ExceptionRow>());
  route(http::Method::kDelete, "/api/access/exceptions/{exception}", "Takes off the list what is never or always struck in all cases", &remove_one, nullptr);
}

}  // namespace meretid::access
