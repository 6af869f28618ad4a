// SPDX-License-Identifier: EUPL-1.2
#include "api/table.h"

namespace meretid::api {

http::Route& Table::add(http::Route route) {
  static http::Route nowhere;  // so that a caller may go on; result() tells
  if (auto added = router_.add(std::move(route)); !added) {
    if (result_) result_ = std::move(added);
    return nowhere;
  }
  return *router_.routes().back();
}

http::Route& Table::made(Method method, std::string pattern, Role role, std::string summary,
                         const describe::Type* output) {
  http::Route route;
  route.method = method;
  route.pattern = std::move(pattern);
  route.role = role;
  route.summary = std::move(summary);
  route.output = output;
  // A page's script sends {} also where nothing is to be said; it is taken and not read.
  route.body = method == Method::kGet ? http::Body::kNone : http::Body::kJson;
  route.success = output ? 200 : 204;
  return add(std::move(route));
}

http::Route& Table::raw(Method method, std::string pattern, Role role, std::string summary,
                        Result<http::Response> (*handle)(Call&)) {
  http::Route& route = made(method, std::move(pattern), role, std::move(summary), nullptr);
  route.success = 200;
  route.handle = [context = context_, handle](const http::Request& request) { return within(*context, request, handle); };
  return route;
}

Result<http::Response> Table::within(Context& context, const http::Request& request,
                                     const std::function<Result<http::Response>(Call&)>& work) {
  TRY(const Lent db, context.borrow());
  Call call{request, context, *db, context.clock.now(), http::language_of(request)};
  TRY(auto response, work(call));
  response.headers.insert(response.headers.end(), call.headers.begin(), call.headers.end());
  return response;
}

}  // namespace meretid::api
