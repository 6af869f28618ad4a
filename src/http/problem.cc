// SPDX-License-Identifier: EUPL-1.2
#include "http/problem.h"

#include <nlohmann/json.hpp>

#include "base/catalogue.h"
#include "base/log.h"

namespace meretid::http {

std::string_view reason_phrase(int status) {
  switch (status) {
    case 100: return "Continue";
    case 101: return "Switching Protocols";
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 426: return "Upgrade Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default: return "Unknown";
  }
}

Response problem(const Error& error, std::string_view language, int status) {
  Response response;
  response.status = status != 0 ? status : base::http_status(error.kind);
  response.type = "application/problem+json; charset=utf-8";
  nlohmann::ordered_json body{{"type", "about:blank"},
                              {"title", reason_phrase(response.status)},
                              {"status", response.status},
                              {"code", error.code},
                              {"detail", base::render(error, language)}};
  if (!error.where.empty()) body["where"] = error.where;
  if (const auto trace = base::Trace::current(); !trace.empty()) body["trace"] = trace;
  response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  for (const auto& [name, value] : error.args)
    if (name == "seconds" && error.kind == Kind::kTooMany) response.headers.emplace_back("Retry-After", value);
  return response;
}

std::string language_of(const Request& request) {
  if (!request.caller.language.empty()) return request.caller.language;
  // Only two languages: whichever of them comes first in the list is meant, weights or not.
  const std::string_view wanted = request.header("accept-language");
  const std::size_t en = wanted.find("en"), da = wanted.find("da");
  return en < da ? "en" : "da";
}

Response json(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

}  // namespace meretid::http
