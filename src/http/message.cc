// SPDX-License-Identifier: EUPL-1.2
#include "http/message.h"

#include "http/sse.h"
#include "http/socket.h"

namespace meretid::http {
namespace {

std::string_view find(const std::map<std::string, std::string>& values, const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string_view{} : std::string_view(found->second);
}

}  // namespace

std::string_view to_text(Method method) {
  switch (method) {
    case Method::kGet: return "GET";
    case Method::kPost: return "POST";
    case Method::kPut: return "PUT";
    case Method::kPatch: return "PATCH";
    case Method::kDelete: return "DELETE";
    case Method::kHead: return "HEAD";
  }
  return "GET";
}

std::string_view Request::param(const std::string& name) const { return find(params, name); }
std::string_view Request::header(const std::string& name) const { return find(headers, name); }
std::string_view Request::query_value(const std::string& name) const { return find(query, name); }

Response web_socket(std::function<SocketEvents(std::shared_ptr<Socket>)> opened) {
  Response response;
  response.status = 101;
  response.socket = std::move(opened);
  return response;
}

}  // namespace meretid::http
